// On the home screen the application opens by itself; the browser says when it can be put there, and [data-install] offers it.
window.addEventListener("beforeinstallprompt", (offer) => {
  const card = document.querySelector("[data-install]");
  if (!card) return;
  offer.preventDefault();
  card.hidden = false;
  card.querySelector("button").addEventListener("click", () => offer.prompt());
});

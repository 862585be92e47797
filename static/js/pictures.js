// Photos become small on the phone before they are sent, and show as tiles that can be taken away again.
// Without it the plain file field works; the server makes every picture anew in any case.
import { each } from "./page.js";

each("[data-pictures]", (box) => {
  const EDGE = 1600;
  const input = box.querySelector("input[type=file]");
  const said = box.parentElement.querySelector("[data-pictures-said]");
  const most = Number(box.dataset.pictures);
  let chosen = [];

  const say = (words) => {
    said.textContent = words;
    said.hidden = !words;
  };

  const small = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, EDGE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
    return new File([blob], `${chosen.length + 1}.jpg`, { type: "image/jpeg" });
  };

  const hand = () => {
    const files = new DataTransfer();
    chosen.forEach(({ file }) => files.items.add(file));
    input.files = files.files;
    box.querySelectorAll("[data-take-away]").forEach((button, index) => button.setAttribute("aria-label", box.dataset.remove.replace("{n}", index + 1)));
    box.dispatchEvent(new CustomEvent("pictures:changed", { bubbles: true, detail: { count: chosen.length } }));
  };

  const show = (file) => {
    const tile = document.createElement("div");
    tile.className = "picture";
    const image = document.createElement("img");
    image.src = URL.createObjectURL(file);
    image.alt = "";
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.takeAway = "";
    button.innerHTML = document.querySelector("[data-icon-x]").innerHTML;
    button.addEventListener("click", () => {
      URL.revokeObjectURL(image.src);
      chosen = chosen.filter((one) => one.tile !== tile);
      tile.remove();
      hand();
      input.focus();
    });
    tile.append(image, button);
    box.append(tile);
    chosen.push({ file, tile });
  };

  input.addEventListener("change", async () => {
    const added = [...input.files];
    say("");
    for (const file of added) {
      if (chosen.length >= most) {
        say(box.dataset.tooMany);
        break;
      }
      try {
        show(await small(file));
      } catch {
        say(`${file.name}: ${box.dataset.failed}`);
      }
    }
    hand();
  });
});

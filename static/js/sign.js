// A signature by finger: the drawing becomes a file of the form. Without it a picture, or paper, does the same.
import { each } from "./page.js";

each("[data-sign]", (box) => {
  const canvas = box.querySelector("canvas");
  const field = box.parentElement.querySelector("input[type=file]");
  const pen = canvas.getContext("2d");
  let drawing = false;

  const at = (event) => {
    const edge = canvas.getBoundingClientRect();
    return [((event.clientX - edge.left) * canvas.width) / edge.width, ((event.clientY - edge.top) * canvas.height) / edge.height];
  };

  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 4;
    pen.lineCap = "round";
    field.value = "";
  };

  const keep = () =>
    canvas.toBlob((blob) => {
      const files = new DataTransfer();
      files.items.add(new File([blob], "signature.png", { type: "image/png" }));
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true })); // a script that fills a field must say so itself
    });

  canvas.addEventListener("pointerdown", (event) => {
    drawing = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  ["pointerup", "pointercancel"].forEach((name) =>
    canvas.addEventListener(name, () => {
      if (drawing) keep();
      drawing = false;
    })
  );
  box.querySelector("[data-sign-clear]").addEventListener("click", clear);
  clear();
  box.hidden = false;
});

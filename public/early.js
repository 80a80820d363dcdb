// A button of the grid that is pressed before the page's script has come is remembered, and pressed again by it.
document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button[data-grid]") : null;
  if (button !== null && button.closest("[data-live]") === null) button.dataset.pressed = "";
});

// What a behaviour asks of the page: its elements, found by data-*, and addresses, which only the server writes.

// A behaviour that fails at one element leaves the others, and all other behaviours, at work; the browser reports it.
export const each = (selector, begin) =>
  document.querySelectorAll(selector).forEach((element) => {
    try {
      begin(element);
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  });

// "/households/0/" was written for nobody: the address of the one with this key.
export const addressOf = (pattern, key) => pattern.replace(/\b0[0-]*\b/, key);

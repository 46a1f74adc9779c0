/** What every page of the benchmark offers to the measuring side. */
declare global {
  interface Window {
    bench: { mount(size: number): Promise<number> };
  }
}

/**
 * Makes a page measurable. `mount(size)` draws the form and resolves to the milliseconds until an input that holds
 * `firstValue` has been painted.
 */
export function offerPage(
  firstValue: string,
  draw: (root: HTMLElement, size: number) => void | Promise<void>,
): void {
  window.bench = {
    mount(size) {
      const root = document.getElementById("app");
      if (root === null) throw new Error("the page has no #app");
      const begun = performance.now();
      const drawn = draw(root, size);
      return new Promise((resolve, reject) => {
        drawn?.catch(reject);
        const look = () => {
          if (!hasInput(root, firstValue)) return void requestAnimationFrame(look);
          // A message posted in a frame's callback is delivered after that frame was painted.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - begun);
          port2.postMessage(null);
        };
        requestAnimationFrame(look);
      });
    },
  };
}

function hasInput(root: HTMLElement, value: string): boolean {
  return [...root.querySelectorAll("input")].some((input) => input.value === value);
}

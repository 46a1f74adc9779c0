let pressed = false;
let watching = false;
const waiting: (() => void)[] = [];

/**
 * Runs an action once no pointer is pressed (at once where none is). What appears because an input was left must not
 * push away the button that is being clicked.
 */
export function afterPointer(action: () => void): void {
  watchPointer();
  if (pressed) waiting.push(action);
  else action();
}

/** Begins to watch the pointer; to be called before the first input can be left. */
export function watchPointer(): void {
  if (watching || typeof document === "undefined") return;
  watching = true;
  document.addEventListener(
    "pointerdown",
    () => {
      pressed = true;
    },
    true,
  );
  for (const end of ["pointerup", "pointercancel", "dragend"]) {
    document.addEventListener(
      end,
      () => {
        pressed = false;
        // The click comes right after the pointer is up.
        setTimeout(() => {
          for (const action of waiting.splice(0)) action();
        });
      },
      true,
    );
  }
}

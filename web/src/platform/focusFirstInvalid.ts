/** Frames to wait for: a busy machine shows the errors later than in the next one. */
const PATIENCE = 30;

/** After the errors are shown: the first faulty field gets the focus, so that it can be mended at once. */
export function focusFirstInvalid(): void {
  focusWithin(PATIENCE);
}

function focusWithin(frames: number): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-error="true"] input',
    );
    if (field) field.focus();
    else if (frames > 1) focusWithin(frames - 1);
  });
}

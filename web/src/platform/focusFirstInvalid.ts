/** After the errors are shown: the first faulty field gets the focus, so that it can be mended at once. */
export function focusFirstInvalid(): void {
  requestAnimationFrame(() => {
    document
      .querySelector<HTMLElement>('[aria-invalid="true"], [data-error="true"] input')
      ?.focus();
  });
}

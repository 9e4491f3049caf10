// A form's page in a frame tells the site around it how high it is, and is sent by one click of many.
(() => {
  const tell = () => {
    if (window.parent === window) return;
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    window.parent.postMessage({ rapportForm: location.pathname, height }, '*');
  };
  new ResizeObserver(tell).observe(document.documentElement);
  tell();
  document.querySelector('form')?.addEventListener('submit', (event) => {
    const button = event.target.querySelector('button');
    // Behind the submission, which a disabled button would stop; a page that is gone back to works again.
    setTimeout(() => (button.disabled = true));
    setTimeout(() => (button.disabled = false), 10_000);
  });
  document.querySelector('[aria-invalid]')?.focus();
})();

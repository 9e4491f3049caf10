// Puts a form into a page of any site: <script src="…/embed.js" data-form="contact" async></script>.
// Remembers in the visitor's browser by what they came the first time; says so when the form is sent, and to nobody else.
(() => {
  const script = document.currentScript;
  const server = new URL(script.src).origin;
  const { form, language } = script.dataset;
  const remembered = 'rapport.first';

  const here = new URL(location.href);
  const from = document.referrer && new URL(document.referrer).host;
  const named = ['utm_source', 'utm_medium', 'utm_campaign']
    .map((name) => here.searchParams.get(name))
    .filter(Boolean);
  const now = {
    by: named.join(' / ') || (from && from !== here.host ? from : 'direct'),
    at: new Date().toISOString(),
    landing: here.origin + here.pathname,
    referrer: from === here.host ? '' : document.referrer,
  };
  const first = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(remembered) ?? 'null');
      if (kept?.by) return kept;
      localStorage.setItem(remembered, JSON.stringify(now));
    } catch {
      // Whose browser remembers nothing comes for the first time each time.
    }
    return now;
  };

  if (!form) {
    first();
    return; // on pages without a form, it only remembers
  }
  const began = first();
  const page = new URL(`/f/${encodeURIComponent(form)}`, server);
  const told = {
    lang: language ?? document.documentElement.lang.slice(0, 2),
    'visit.landing': began.landing,
    'visit.referrer': began.referrer,
    'visit.first': began.by,
    'visit.firstAt': began.at,
    'visit.last': now.by,
    'visit.lastAt': now.at,
    'visit.campaign': here.searchParams.get('utm_campaign'),
  };
  for (const [name, value] of Object.entries(told)) {
    if (value) page.searchParams.set(name, value.slice(0, 300));
  }
  const frame = document.createElement('iframe');
  frame.src = page.href;
  frame.title = script.dataset.title ?? 'Form';
  frame.style.cssText = 'inline-size: 100%; block-size: 600px; border: 0';
  window.addEventListener('message', ({ source, data }) => {
    if (source === frame.contentWindow && data?.rapportForm) {
      frame.style.blockSize = `${Math.min(data.height, 10_000)}px`;
    }
  });
  script.after(frame);
})();

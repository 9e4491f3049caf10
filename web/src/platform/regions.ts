interface Option {
  value: string;
  label: string;
}

/** Every country of ISO 3166 by its name in the language of the page. */
export function countryOptions(locale: string): Option[] {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  // Codes that name no country: unions, unknown, test regions.
  const others = new Set([
    'EU',
    'EZ',
    'UN',
    'XA',
    'XB',
    'ZZ',
    'QO',
    'AC',
    'CP',
    'DG',
    'EA',
    'IC',
    'TA',
  ]);
  // Names of countries that are no more come back under their successor's name.
  const found = new Map<string, string>();
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      if (others.has(code)) continue;
      const canonical = new Intl.Locale('und', { region: code }).region ?? code;
      if (Intl.getCanonicalLocales(`und-${code}`)[0] !== `und-${canonical}`) continue;
      const name = names.of(code);
      if (name) found.set(code, name);
    }
  }
  return sorted(
    [...found].map(([value, label]) => ({ value, label })),
    locale,
  );
}

export function currencyOptions(locale: string): Option[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return sorted(
    Intl.supportedValuesOf('currency').map((value) => ({
      value,
      label: `${names.of(value) ?? value} (${value})`,
    })),
    locale,
  );
}

export function timeZoneOptions(): Option[] {
  return timeZones().map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}

/** Browsers leave UTC out of the zones that they list. */
function timeZones(): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];
}

/** What the browser says of where we are: the time zone, and the country where its language names one. */
export function guessedPlace(): { timeZone: string; country: string | null } {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    timeZone: timeZones().includes(zone) ? zone : 'UTC',
    country: new Intl.Locale(navigator.language).region ?? null,
  };
}

function sorted(options: Option[], locale: string): Option[] {
  return options.toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

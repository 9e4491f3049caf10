import i18next from 'i18next';
import type { BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = {
  en: { name: 'English', dir: 'ltr', locale: 'en' },
  bg: { name: 'Български', dir: 'ltr', locale: 'bg' },
  zh: { name: '中文', dir: 'ltr', locale: 'zh-CN' },
  kk: { name: 'Қазақша', dir: 'ltr', locale: 'kk' },
  he: { name: 'עברית', dir: 'rtl', locale: 'he' },
} as const;

export type Language = keyof typeof languages;

/** The texts of every day: nobody works without them. */
const early = [
  'platform',
  'records',
  'board',
  'detail',
  'parties',
  'sales',
  'activities',
  'intelligence',
] as const;

/** Those of pages that few people open, and seldom: they come when such a page is opened. */
const late = [
  'transfer',
  'administration',
  'assignment',
  'security',
  'fields',
  'funnel',
  'intake',
  'duplicates',
  'leads',
  'mail',
  'management',
  'negotiation',
  'network',
  'orders',
  'quotes',
  'reports',
  'scores',
  'sharing',
  'tags',
  'team',
  'views',
] as const;

export const namespaces = [...early, ...late] as const;

const files = {
  en: () => import('./en'),
  bg: () => import('./bg'),
  zh: () => import('./zh'),
  kk: () => import('./kk'),
  he: () => import('./he'),
} satisfies Record<Language, unknown>;

const lateFiles = {
  en: () => import('./en.late'),
  bg: () => import('./bg.late'),
  zh: () => import('./zh.late'),
  kk: () => import('./kk.late'),
  he: () => import('./he.late'),
} satisfies Record<Language, unknown>;

const remembered = 'rapport.language';

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in languages;
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/** The locale for `Intl`, in the language of the page. */
export function currentLocale(): string {
  return languages[currentLanguage()].locale;
}

/** A text outside a component. Inside one, `useTranslation` follows a change of language. */
export const say = i18next.t;

/** The language of the last visit, else the browser's, else English. */
export function preferredLanguage(): Language {
  const stored = localStorage.getItem(remembered);
  if (isLanguage(stored)) return stored;
  const offered = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return offered.find(isLanguage) ?? 'en';
}

export async function startLanguages(language: Language): Promise<void> {
  i18next.use(initReactI18next).use({
    type: 'backend',
    init: () => {},
    read: async (of: Language, namespace: string) =>
      (await lateFiles[of]()).texts[`./${of}/${namespace}.json`] ?? {},
  } satisfies BackendModule);
  await i18next.init({
    lng: language,
    fallbackLng: false,
    ns: [...early],
    partialBundledLanguages: true,
    defaultNS: 'platform',
    resources: { [language]: await load(language) },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
  // '{{object, lower}}': a name from the catalog in the middle of a sentence.
  i18next.services.formatter?.add('lower', (value, lng) => String(value).toLocaleLowerCase(lng));
  show(language);
}

/** Loads the language's texts and shows the page in it. */
export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'platform')) {
    for (const [namespace, texts] of Object.entries(await load(language))) {
      i18next.addResourceBundle(language, namespace, texts);
    }
  }
  await i18next.changeLanguage(language);
  show(language);
}

async function load(language: Language): Promise<Record<string, Record<string, unknown>>> {
  const { texts } = await files[language]();
  return Object.fromEntries(
    early.map((namespace) => [namespace, texts[`./${language}/${namespace}.json`] ?? {}]),
  );
}

function show(language: Language): void {
  localStorage.setItem(remembered, language);
  document.documentElement.lang = language;
  document.documentElement.dir = languages[language].dir;
}

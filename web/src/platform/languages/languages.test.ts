import { describe, expect, test } from 'vitest';
import { languages, namespaces } from '.';

type Texts = { [key: string]: string | Texts };

const files = import.meta.glob<Texts>('./*/*.json', { import: 'default', eager: true });
const plural = /_(zero|one|two|few|many|other)$/;

/** Every text by its whole key. */
function flat(texts: Texts, prefix = ''): Map<string, string> {
  const result = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') result.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) result.set(inner, text);
  }
  return result;
}

function textsOf(language: string, namespace: string): Map<string, string> {
  return flat(files[`./${language}/${namespace}.json`] ?? {});
}

/** The keys that a language must have: those of English, with the plural forms of its own grammar. */
function expectedKeys(language: string, english: Map<string, string>): Set<string> {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const keys = new Set<string>();
  for (const key of english.keys()) {
    // 'No deals' instead of '0 deals' is no matter of grammar: where English has it, every language has.
    if (!plural.test(key) || key.endsWith('_zero')) keys.add(key);
    else for (const form of forms) keys.add(key.replace(plural, `_${form}`));
  }
  return keys;
}

/** What is put in, by name; how it is formatted there is the language's own affair. */
function placeholders(text: string): string[] {
  return (text.match(/\{\{\w+|<\/?\w+>/g) ?? []).toSorted();
}

describe.each(Object.keys(languages))('%s', (language) => {
  test.each([...namespaces])(
    '%s has every text in every plural form, and no other',
    (namespace) => {
      const english = textsOf('en', namespace);
      const keys = [...textsOf(language, namespace).keys()].toSorted();
      expect(keys).toEqual([...expectedKeys(language, english)].toSorted());
    },
  );

  test.each([...namespaces])('%s keeps the placeholders and leaves no text empty', (namespace) => {
    const english = textsOf('en', namespace);
    for (const [key, text] of textsOf(language, namespace)) {
      expect(text.trim(), key).not.toBe('');
      const model = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? '';
      const wanted = placeholders(model);
      // 'One record' and 'two records' may be words: the count, written as it is or by the page, is the only placeholder that a form may leave out.
      const given = placeholders(text);
      const counting = (one: string) => one === '{{count' || one === '{{number';
      const wordForm = /_(zero|one|two)$/.test(key) && !given.some(counting);
      const without = wanted.filter((one) => !counting(one));
      expect(given, `${namespace}:${key}`).toEqual(wordForm ? without : wanted);
    }
  });
});

test('no file stands outside the languages and namespaces', () => {
  const known = Object.keys(languages).flatMap((language) =>
    namespaces.map((namespace) => `./${language}/${namespace}.json`),
  );
  expect(Object.keys(files).toSorted()).toEqual(known.toSorted());
});

import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Kilobytes of JavaScript, as they travel, until somebody can work: the first page's and what it brings at once. */
const most = 248;

// A page stands on the entry, the shell, and itself; the texts of one language come with it, the longest being counted.
// What the shell fetches later (dialogs, toasts, live updates) isn't waited for.
const pages = ['intelligence/home/HomePage', 'records/list/ListPage', 'records/detail/RecordPage'];
const always = ['platform/shell/Shell'];
const languages = /\/languages\/[a-z]{2}\.ts$/;

/** Fails the build when a first page has grown beyond the bound. */
export function budget(): Plugin {
  return {
    name: 'budget',
    generateBundle(_, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((part) =>
          part.type === 'chunk' ? [[part.fileName, part]] : [],
        ),
      );
      const ending = (name: string) =>
        [...chunks.values()].find(({ facadeModuleId }) =>
          facadeModuleId?.replace(/\.tsx?$/, '').endsWith(`/src/${name}`),
        );
      const sizes = new Map<string, number>();
      const size = (file: string) => {
        const known = sizes.get(file) ?? gzipSync(chunks.get(file)?.code ?? '').length;
        sizes.set(file, known);
        return known;
      };
      const withImports = (file: string, into: Set<string>): Set<string> => {
        if (!into.has(file)) {
          into.add(file);
          for (const next of chunks.get(file)?.imports ?? []) withImports(next, into);
        }
        return into;
      };
      const entry = [...chunks.values()].find(({ isEntry }) => isEntry);
      const texts = [...chunks.values()]
        .filter(({ facadeModuleId }) => languages.test(facadeModuleId ?? ''))
        .map(({ fileName }) => fileName)
        .toSorted((a, b) => size(b) - size(a))[0];
      for (const page of pages) {
        const parts = [...always, page].map((name) => {
          const chunk = ending(name);
          if (!chunk) this.error(`No chunk of ${name}: the bound can't be held`);
          return chunk.fileName;
        });
        if (!entry || !texts) this.error("No entry or no texts: the bound can't be held");
        const files = new Set<string>();
        for (const file of [entry.fileName, texts, ...parts]) withImports(file, files);
        const sum = [...files].reduce((total, file) => total + size(file), 0) / 1000;
        const words = `${page}: ${sum.toFixed(1)} kB of JavaScript, at most ${most}`;
        if (sum > most) this.error(words);
        this.info(words);
      }
    },
  };
}

// All texts of the language in one file, so that they come in one request.
export const texts = import.meta.glob<Record<string, unknown>>('./bg/*.json', {
  import: 'default',
  eager: true,
});

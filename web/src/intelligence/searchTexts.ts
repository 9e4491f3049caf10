/** What a page's address holds under `names`, as texts; what doesn't belong there is dropped. */
export function searchTexts<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> => {
    const result: Partial<Record<Name, string>> = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'number') result[name] = String(value);
      else if (typeof value === 'string' && value !== '') result[name] = value;
    }
    return result;
  };
}

/**
 * RSQL as the API reads it, into a tree and back: `;` is and, `,` is or, parentheses group. Filters live in the address
 * as text; the tree is what the chips show.
 */
export type Filter = Comparison | Group;

export interface Comparison {
  kind: 'comparison';
  field: string;
  sign: string;
  values: string[];
}

export interface Group {
  kind: 'and' | 'or';
  filters: Filter[];
}

/** Reads a filter. Throws a SyntaxError where the text is none; an empty text is null. */
export function parseFilter(text: string): Filter | null {
  if (!text.trim()) return null;
  const reader = new Reader(text);
  const filter = reader.or();
  reader.end();
  return filter;
}

export function writeFilter(filter: Filter | null): string {
  if (!filter) return '';
  if (filter.kind === 'comparison') {
    const { field, sign, values } = filter;
    // Lists have parentheses even with one value.
    const several = /^=(in|out|has(Any|All|None)|reached|never|came)=$/.test(sign);
    const written = values.map(quoted);
    return `${field}${sign}${several ? `(${written.join(',')})` : written[0]}`;
  }
  return filter.filters
    .map((part) =>
      filter.kind === 'and' && part.kind === 'or' ? `(${writeFilter(part)})` : writeFilter(part),
    )
    .join(filter.kind === 'and' ? ';' : ',');
}

/** Both filters hold. */
export function both(first: string | undefined, second: string | undefined): string {
  const parts = [first, second].flatMap((text) => {
    const filter = text ? parseFilter(text) : null;
    return filter ? (filter.kind === 'and' ? filter.filters : [filter]) : [];
  });
  if (parts.length < 2) return writeFilter(parts[0] ?? null);
  return writeFilter({ kind: 'and', filters: parts });
}

/** A value as RSQL writes it: quoted where it holds spaces or signs with a meaning. */
export function quoted(value: string): string {
  if (/^[^\s"'();,=!~<>\\]+$/.test(value)) return value;
  return `'${value.replaceAll(/[\\']/g, (sign) => `\\${sign}`)}'`;
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  or(): Filter {
    return this.group('or', ',', () => this.group('and', ';', () => this.single()));
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.fail();
  }

  private group(kind: 'and' | 'or', sign: string, part: () => Filter): Filter {
    const filters = [part()];
    while (this.take(sign)) filters.push(part());
    return filters.length === 1 ? filters[0]! : { kind, filters };
  }

  private single(): Filter {
    if (this.take('(')) {
      const inner = this.or();
      if (!this.take(')')) this.fail();
      return inner;
    }
    const field = this.match(/[\w.]+/y);
    const sign = this.match(/=[a-zA-Z]*=|!=|<=|>=|<|>/y);
    return { kind: 'comparison', field, sign, values: this.values() };
  }

  private values(): string[] {
    if (!this.take('(')) return [this.value()];
    const values = [this.value()];
    while (this.take(',')) values.push(this.value());
    if (!this.take(')')) this.fail();
    return values;
  }

  private value(): string {
    this.space();
    const sign = this.text[this.at];
    if (sign !== "'" && sign !== '"') return this.match(/[^\s"'();,=!~<>]+/y);
    let value = '';
    for (this.at++; this.at < this.text.length; this.at++) {
      const letter = this.text[this.at]!;
      if (letter === sign) {
        this.at++;
        return value;
      }
      if (letter === '\\') this.at++;
      value += this.text[this.at] ?? '';
    }
    return this.fail();
  }

  private take(sign: string): boolean {
    this.space();
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private match(pattern: RegExp): string {
    this.space();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? this.fail();
    this.at += found.length;
    return found;
  }

  private space(): void {
    while (this.text[this.at] === ' ') this.at++;
  }

  private fail(): never {
    throw new SyntaxError(`Not a filter from character ${this.at + 1} on: ${this.text}`);
  }
}

export type Strength = 'tooShort' | 'weak' | 'fair' | 'strong';

export const shortestPassword = 10;

/** A hint while typing, by length, variety and repetition; the server decides. */
export function passwordStrength(password: string): Strength {
  if (password.length < shortestPassword) return 'tooShort';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u];
  const variety = kinds.filter((kind) => kind.test(password)).length;
  const distinct = new Set(password).size;
  if (distinct < 6) return 'weak';
  const score = distinct + variety * 2 + (password.length >= 16 ? 4 : 0);
  if (score < 13) return 'weak';
  return score < 18 ? 'fair' : 'strong';
}

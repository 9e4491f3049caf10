import { Link } from '@tanstack/react-router';
import type { Reference } from '../../platform/api';
import { Icon } from '../../platform/icons';
import { useObjectLook } from '../objectLooks';
import { createContext, use } from 'react';
import classes from './cells.module.css';

const words = new Set(['stage', 'pipeline', 'relationType', 'tag', 'team', 'role']);

/** In a list the arrows walk, and Tab leaves the links out; elsewhere it goes from link to link. */
export const ReachableLinks = createContext(false);

/** A reference by name, with the icon and colour of what it points to; a click goes there. */
export function ReferenceChip({
  reference,
  plain = false,
}: {
  reference: Reference;
  plain?: boolean;
}) {
  const look = useObjectLook(reference.object);
  const reachable = use(ReachableLinks);
  const isUser = reference.object === 'user';
  // A stage or a team is a word, not somebody to visit.
  if (words.has(reference.object)) {
    return (
      <span className={classes.text} dir="auto">
        {reference.label}
      </span>
    );
  }
  const content = (
    <>
      <span
        className={classes.chipIcon}
        data-user={isUser || undefined}
        style={{ '--choice': `var(--mantine-color-${look.color}-6)` } as React.CSSProperties}
        aria-hidden
      >
        {isUser ? initials(reference.label) : <Icon name={look.icon} size={12} />}
      </span>
      <span className={classes.chipLabel} dir="auto">
        {reference.label}
      </span>
    </>
  );
  // People of the house have no page of their own, nor does anything that the catalog doesn't show.
  if (plain || !look.path || isUser) return <span className={classes.chip}>{content}</span>;
  return (
    <Link
      to="/$path/$id"
      params={{ path: look.path, id: reference.id }}
      className={classes.chip}
      preload={false}
      tabIndex={reachable ? undefined : -1}
    >
      {content}
    </Link>
  );
}

export function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const first = Array.from(parts[0] ?? '')[0] ?? '';
  const last = parts.length > 1 ? (Array.from(parts.at(-1) ?? '')[0] ?? '') : '';
  return (first + last).toUpperCase();
}

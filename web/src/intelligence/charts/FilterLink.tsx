import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useObjectIfKnown } from '../../records/catalog';

interface Props {
  object?: string | undefined;
  filter: string;
  className?: string | undefined;
  children: ReactNode;
}

/** Opens the records behind a figure or a mark. */
export function FilterLink({ object = 'opportunity', filter, className, children }: Props) {
  const definition = useObjectIfKnown(object);
  if (!definition) return <span className={className}>{children}</span>;
  return (
    <Link
      to="/$path"
      params={{ path: definition.path }}
      search={filter ? { filter } : {}}
      className={className}
      preload={false}
    >
      {children}
    </Link>
  );
}

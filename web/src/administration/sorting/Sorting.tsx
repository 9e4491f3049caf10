import { Accessibility } from '@dnd-kit/dom';
import type { DragDropManagerInput } from '@dnd-kit/dom';
import { DragDropProvider } from '@dnd-kit/react';
import type { DragEndEvent } from '@dnd-kit/react';
import { isSortable } from '@dnd-kit/react/sortable';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type Words = NonNullable<ConstructorParameters<typeof Accessibility>[1]>;

/** Rows that are dragged to their places by their handles, with mouse, touch or keys. */
export function Sorting({
  onDrop,
  children,
}: {
  onDrop: (event: DragEndEvent) => void;
  children: ReactNode;
}) {
  const plugins = usePlugins();
  return (
    <DragDropProvider plugins={plugins} onDragEnd={onDrop}>
      {children}
    </DragDropProvider>
  );
}

/** The library speaks English only: here it says in the page's language what the keys do and what happens. */
function usePlugins(): DragDropManagerInput['plugins'] {
  const { t } = useTranslation('administration');
  return useMemo(() => {
    const words: Words = {
      screenReaderInstructions: { draggable: t('sorting.keys') },
      announcements: {
        dragstart: () => t('sorting.taken'),
        dragover: ({ operation: { target } }) =>
          isSortable(target) ? t('sorting.at', { place: target.index + 1 }) : undefined,
        dragend: ({ canceled, operation: { source } }) => {
          if (canceled || !isSortable(source)) return t('sorting.back');
          return t('sorting.put', { place: source.index + 1 });
        },
      },
    };
    return (defaults) => [
      ...defaults.filter((plugin) => plugin !== Accessibility),
      Accessibility.configure(words),
    ];
  }, [t]);
}

import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Board, Id } from '../../platform/api';
import { keyOf as pressed } from '../../platform/shortcuts';
import type { ColumnKey, Move } from './boardModel';

interface Carried extends Move {
  byKeyboard: boolean;
}

interface Options {
  board: Board | undefined;
  movable: boolean;
  /** Whether a card may go from one column to another. */
  goes: (from: ColumnKey, to: ColumnKey) => boolean;
  onDrop: (move: Move) => void;
  onOpen: (id: Id) => void;
  onPeek: (id: Id) => void;
  announce: (what: 'lifted' | 'over' | 'dropped' | 'cancelled', column: ColumnKey) => void;
}

/**
 * A card on its way: by mouse and touch the drag library says where it is; by keyboard `m` picks it up, arrows carry
 * it, Enter drops it, Escape puts it back. Without a card in hand the arrows go from card to card.
 */
export function useMoving({ board, movable, goes, onDrop, onOpen, onPeek, announce }: Options) {
  const [move, show] = useState<Carried | null>(null);
  // The drag library calls back before the last state is rendered: what is in hand is kept beside it.
  const inHand = useRef<Carried | null>(null);

  function setMove(next: Carried | null) {
    inHand.current = next;
    show(next);
  }

  function start(id: Id, from: ColumnKey, byKeyboard: boolean) {
    setMove({ id, from, to: from, byKeyboard });
    if (byKeyboard) announce('lifted', from);
  }

  function over(to: ColumnKey) {
    const carried = inHand.current;
    if (carried && carried.to !== to && open(carried.from, to)) setMove({ ...carried, to });
  }

  function open(from: ColumnKey, to: ColumnKey) {
    return from === to || goes(from, to);
  }

  function cancel() {
    const carried = inHand.current;
    setMove(null);
    if (carried?.byKeyboard) announce('cancelled', carried.from);
  }

  function drop(to: ColumnKey) {
    const carried = inHand.current;
    if (!carried || carried.from === to || !open(carried.from, to)) return cancel();
    setMove(null);
    announce('dropped', to);
    onDrop({ id: carried.id, from: carried.from, to });
  }

  /** On the element around all columns. */
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-card]');
    if (!item || !board || !(event.target as HTMLElement).matches('[data-card-link]')) return;
    const id = item.dataset.card!;
    const at = board.columns.findIndex(({ records }) => records.some((record) => record.id === id));
    const column = board.columns[at];
    if (!column) return;
    const rtl = getComputedStyle(item).direction === 'rtl';
    const act = {
      ArrowDown: () => focusCard(column.key, indexIn(item) + 1),
      ArrowUp: () => focusCard(column.key, indexIn(item) - 1),
      ArrowRight: () => sideways(rtl ? -1 : 1),
      ArrowLeft: () => sideways(rtl ? 1 : -1),
      Enter: () => (move ? drop(move.to) : onOpen(id)),
      m: () => (move ? drop(move.to) : movable && start(id, column.key, true)),
      Escape: move ? cancel : undefined,
      Space: () => (move ? drop(move.to) : onPeek(id)),
    }[pressed(event.nativeEvent)];
    if (!act) return;
    event.preventDefault();
    // The page's own keys must not hear it too.
    event.nativeEvent.stopImmediatePropagation();
    act();

    function sideways(step: number) {
      const from = move ? board!.columns.findIndex(({ key }) => key === move.to) : at;
      const beyond =
        step > 0
          ? board!.columns.slice(from + 1)
          : board!.columns.slice(0, Math.max(0, from)).toReversed();
      // A card in hand passes by where it may not stay.
      const next = beyond.find(({ key }) => !move || open(move.from, key));
      if (!next) return;
      if (move) {
        over(next.key);
        announce('over', next.key);
        columnElement(next.key)?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
      } else {
        focusCard(next.key, Math.min(indexIn(item!), next.records.length - 1));
      }
    }
  }

  return { move, start, over, cancel, drop, onKeyDown };
}

export function focusCard(column: ColumnKey, index: number): void {
  const links = columnElement(column)?.querySelectorAll<HTMLElement>('[data-card-link]');
  links?.[Math.max(0, index)]?.focus();
}

/** After the card stands in its new column. */
export function focusCardOf(id: Id): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-card="${id}"] [data-card-link]`)?.focus(),
  );
}

function columnElement(key: ColumnKey): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-column="${key ?? ''}"]`);
}

function indexIn(item: HTMLElement): number {
  return [...(item.parentElement?.querySelectorAll('[data-card]') ?? [])].indexOf(item);
}

import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, Network, NetworkNode } from '../../platform/api';
import classes from './network.module.css';
import { namesThatFit, neighbourTowards, shortened } from './layout';
import type { Place } from './layout';
import { useTieWords } from './network';
import { colorOf } from './roles';
import { useView } from './useView';

interface Props {
  network: Network;
  places: ReadonlyMap<Id, Place>;
  selected: Id;
  /** Parties on the way that was asked for, in its order. */
  path: Id[];
  onSelect: (id: Id) => void;
  /** Shows who is around a party, too. */
  onGrow: (id: Id) => void;
  onOpen: (node: NetworkNode) => void;
}

/** The network as a picture: arrows walk, Enter grows, O opens; a click does both first ones. */
export function Graph({ network, places, selected, path, onSelect, onGrow, onOpen }: Props) {
  const { t } = useTranslation('network');
  const say = useTieWords();
  const { frame, scale, box, pointer, show, dragged, buttons } = useView(places);
  const [pointed, setPointed] = useState<Id | null>(null);
  const marks = useRef(new Map<Id, SVGGElement>());
  const degrees = useMemo(() => degreesOf(network), [network]);
  const names = useMemo(() => {
    const weight = ({ id }: NetworkNode) =>
      (id === selected || path.includes(id) ? 1000 : 0) + (degrees.get(id) ?? 0);
    const order = network.nodes.toSorted((a, b) => weight(b) - weight(a));
    return namesThatFit(order, places, scale);
  }, [network, places, scale, selected, path, degrees]);
  const bright = pointed ?? selected;
  const onPath = (from: Id, to: Id) => Math.abs(path.indexOf(from) - path.indexOf(to)) === 1;

  function walk(event: React.KeyboardEvent, node: NetworkNode) {
    const next = neighbourTowards(places, node.id, event.key);
    if (next) {
      onSelect(next);
      marks.current.get(next)?.focus();
      show(places.get(next));
    } else if (event.key === 'Enter' || event.key === ' ') {
      onGrow(node.id);
    } else if (event.code === 'KeyO' && !event.ctrlKey && !event.metaKey) {
      onOpen(node);
    } else if (!event.key.startsWith('Arrow')) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={classes.picture} ref={frame}>
      <svg
        role="group"
        aria-label={t('picture', { count: network.nodes.length })}
        viewBox={box}
        {...pointer}
      >
        <g aria-hidden>
          {network.edges.map((edge, index) => {
            const [a, b] = [places.get(edge.from), places.get(edge.to)];
            if (!a || !b) return null;
            const near = edge.from === bright || edge.to === bright;
            return (
              <g
                key={index}
                className={classes.edge}
                data-kind={edge.kind}
                data-past={edge.past || undefined}
                data-near={near || undefined}
                data-path={(onPath(edge.from, edge.to) && path.length > 0) || undefined}
              >
                <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
                {near && (degrees.get(bright) ?? 0) <= 14 && (
                  <text x={(a.x + b.x) / 2} y={(a.y + b.y) / 2} style={{ fontSize: 10 / scale }}>
                    {say(edge, edge.from === bright)}
                  </text>
                )}
              </g>
            );
          })}
        </g>
        {network.nodes.map((node) => {
          const place = places.get(node.id);
          if (!place) return null;
          const named = names.has(node.id) || node.id === bright;
          const size = node.id === network.nodes[0]?.id ? 15 : 11;
          return (
            <g
              key={node.id}
              ref={(mark) => {
                if (mark) marks.current.set(node.id, mark);
                else marks.current.delete(node.id);
              }}
              role="button"
              tabIndex={node.id === selected ? 0 : -1}
              aria-label={spoken(node, t('ties', { count: degrees.get(node.id) ?? 0 }))}
              aria-pressed={node.id === selected}
              className={classes.node}
              data-more={node.more || undefined}
              style={{ '--look': `var(--mantine-color-${colorOf(node)}-6)` } as React.CSSProperties}
              transform={`translate(${place.x} ${place.y})`}
              onClick={() => {
                if (dragged()) return;
                onSelect(node.id);
                onGrow(node.id);
              }}
              onFocus={() => onSelect(node.id)}
              onKeyDown={(event) => walk(event, node)}
              onPointerEnter={() => setPointed(node.id)}
              onPointerLeave={() => setPointed(null)}
            >
              {node.object === 'company' ? (
                <rect x={-size} y={-size} width={2 * size} height={2 * size} rx={5} />
              ) : (
                <circle r={size} />
              )}
              {named && (
                <text y={size + 13 / scale} style={{ fontSize: 11.5 / scale }}>
                  {shortened(node.label)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      {buttons}
    </div>
  );
}

function spoken(node: NetworkNode, ties: string): string {
  return [node.label, node.detail, ties].filter(Boolean).join(', ');
}

/** How many ties each party has in the picture. */
function degreesOf({ edges }: Network): Map<Id, number> {
  const degrees = new Map<Id, number>();
  for (const { from, to } of edges) {
    for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return degrees;
}

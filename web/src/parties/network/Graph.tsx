import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, Network, NetworkNode } from '../../platform/api';
import classes from './network.module.css';
import { Edges } from './Edges';
import { lettersAt, namesThatFit, neighbourTowards, shortened, sizeOf } from './layout';
import type { Box, Place } from './layout';
import { useTieWords } from './network';
import { colorOf } from './roles';
import { wordsThatFit } from './ties';
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

interface Written extends Pick<Props, 'network' | 'places'> {
  scale: number;
  bright: Id;
  names: ReadonlyMap<Id, Box>;
}

/** The network as a picture: arrows walk, Enter grows, O opens; a click does both first ones. */
export function Graph({ network, places, selected, path, onSelect, onGrow, onOpen }: Props) {
  const { t } = useTranslation('network');
  const { frame, scale, box, pointer, show, dragged, buttons } = useView(places);
  const [pointed, setPointed] = useState<Id | null>(null);
  const marks = useRef(new Map<Id, SVGGElement>());
  const degrees = useMemo(() => degreesOf(network), [network]);
  const names = useMemo(() => {
    const weight = ({ id }: NetworkNode) =>
      (id === selected || path.includes(id) ? 1000 : 0) + (degrees.get(id) ?? 0);
    const order = network.nodes.toSorted((a, b) => weight(b) - weight(a));
    return namesThatFit(order, places, scale, network.nodes[0]?.id);
  }, [network, places, scale, selected, path, degrees]);
  const bright = pointed ?? selected;

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
          <Edges edges={network.edges} places={places} bright={bright} path={path} />
          <TieWords {...{ network, places, scale, bright, names }} />
        </g>
        {network.nodes.map((node) => {
          const place = places.get(node.id);
          if (!place) return null;
          const size = sizeOf(node.id === network.nodes[0]?.id, scale);
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
            </g>
          );
        })}
        <Names {...{ network, places, scale, bright, names }} />
      </svg>
      {buttons}
    </div>
  );
}

function spoken(node: NetworkNode, ties: string): string {
  return [node.label, node.detail, ties].filter(Boolean).join(', ');
}

/** Who the parties are, over all marks; whoever stands out is named in any case. */
function Names({ network: { nodes }, places, scale, bright, names }: Written) {
  return (
    <g aria-hidden data-names>
      {nodes.map(({ id, label }, index) => {
        const place = places.get(id);
        const room = names.get(id);
        if (!place || (!room && id !== bright)) return null;
        const top = room?.y ?? place.y + sizeOf(index === 0, scale) + 2 / scale;
        return (
          <text key={id} x={place.x} y={top + 11 / scale} style={{ fontSize: 11.5 / scale }}>
            {shortened(label, id === bright ? 24 : lettersAt(scale))}
          </text>
        );
      })}
    </g>
  );
}

/** What the ties of one party are, written on them; of one with many, they would cover everything. */
function TieWords({ network: { nodes, edges }, places, scale, bright, names }: Written) {
  const say = useTieWords();
  const words = new Map<number, string>();
  for (const [index, edge] of edges.entries()) {
    if (edge.from === bright || edge.to === bright) {
      words.set(index, shortened(say(edge, edge.from === bright)));
    }
  }
  if (words.size > 14) return null;
  const size = sizeOf(false, scale) + 1;
  const marks = nodes.flatMap(({ id }) => {
    const place = places.get(id);
    return place ? [{ x: place.x - size, y: place.y - size, w: 2 * size, h: 2 * size }] : [];
  });
  const fit = wordsThatFit(bright, edges, words, places, [...names.values()], marks, scale);
  return [...fit].map(([index, { x, y }]) => (
    <text
      key={index}
      x={x}
      y={y}
      className={classes.tie}
      data-kind={edges[index]?.kind}
      style={{ fontSize: 10 / scale }}
    >
      {words.get(index)}
    </text>
  ));
}

/** How many ties each party has in the picture. */
function degreesOf({ edges }: Network): Map<Id, number> {
  const degrees = new Map<Id, number>();
  for (const { from, to } of edges) {
    for (const id of [from, to]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  }
  return degrees;
}

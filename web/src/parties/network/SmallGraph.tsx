import { useElementSize } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Network } from '../../platform/api';
import { useCatalog } from '../../records/catalog';
import { Edges } from './Edges';
import { boundsOf, namesThatFit, placesOf, shortened } from './layout';
import classes from './network.module.css';
import { colorOf } from './roles';

const height = 230;

/** The network as a picture to glance at: a click on somebody opens their page. Those who read get it in words. */
export function SmallGraph({ network }: { network: Network }) {
  const { objects } = useCatalog();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const places = useMemo(() => placesOf(network, new Map()), [network]);
  const bounds = boundsOf(places.values(), 44);
  const scale = Math.min((width || 300) / bounds.width, height / bounds.height, 1.1);
  const names = namesThatFit(network.nodes, places, scale);
  const pathOf = (object: string) => objects.find(({ name }) => name === object)?.path ?? '';
  return (
    <div ref={ref} className={classes.small} aria-hidden>
      <svg viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}>
        <Edges edges={network.edges} places={places} bright={network.nodes[0]?.id} />
        {network.nodes.map((node, index) => {
          const place = places.get(node.id);
          if (!place) return null;
          const size = (index === 0 ? 11 : 8) / scale;
          return (
            <Link
              key={node.id}
              to="/$path/$id"
              params={{ path: pathOf(node.object), id: node.id }}
              tabIndex={-1}
              className={classes.node}
              style={{ '--look': `var(--mantine-color-${colorOf(node)}-6)` } as React.CSSProperties}
            >
              <title>{node.label}</title>
              <g transform={`translate(${place.x} ${place.y})`}>
                {node.object === 'company' ? (
                  <rect x={-size} y={-size} width={2 * size} height={2 * size} rx={4 / scale} />
                ) : (
                  <circle r={size} />
                )}
                {names.has(node.id) && (
                  <text y={size + 12 / scale} style={{ fontSize: 11 / scale }}>
                    {shortened(node.label, 18)}
                  </text>
                )}
              </g>
            </Link>
          );
        })}
      </svg>
    </div>
  );
}

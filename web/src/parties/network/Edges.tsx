import { useMemo } from 'react';
import type { Id, NetworkEdge } from '../../platform/api';
import type { Place } from './layout';
import classes from './network.module.css';
import { routesOf } from './ties';

interface Props {
  edges: NetworkEdge[];
  places: ReadonlyMap<Id, Place>;
  /** Whose ties stand out. */
  bright?: Id | undefined;
  /** Parties on the way that was asked for, in its order. */
  path?: Id[] | undefined;
}

/** With more ties than this those of the others step back. */
const many = 120;

/** The ties as lines; several of the same two parties beside each other. */
export function Edges({ edges, places, bright, path = [] }: Props) {
  const routes = useMemo(() => routesOf(edges, places), [edges, places]);
  const onPath = ({ from, to }: NetworkEdge) =>
    path.includes(from) &&
    path.includes(to) &&
    Math.abs(path.indexOf(from) - path.indexOf(to)) === 1;
  return edges.map((edge, index) => {
    const near = edge.from === bright || edge.to === bright;
    return (
      routes[index] && (
        <path
          key={index}
          d={routes[index]}
          className={classes.edge}
          data-kind={edge.kind}
          data-past={edge.past || undefined}
          data-near={near || undefined}
          data-far={(bright && !near && edges.length > many) || undefined}
          data-path={onPath(edge) || undefined}
        />
      )
    );
  });
}

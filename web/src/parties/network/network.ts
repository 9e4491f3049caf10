import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Id, Network, NetworkEdge, NetworkNode } from '../../platform/api';
import { request } from '../../platform/client';
import { currentLanguage } from '../../platform/languages';

// Keyed as a list of relations, so that what changes a relation draws the picture anew.
const key = (...of: unknown[]) => ['records', 'relation', 'network', ...of, currentLanguage()];

/** A party with those around it, and those around the grown ones. */
export function useNetwork(id: Id, grown: Id[]) {
  return useQuery({
    queryKey: key('around', id, grown),
    queryFn: ({ signal }) =>
      request<Network>(`/api/parties/${id}/network`, { query: { grown: grown.join(',') }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The shortest way from one party to another; without nodes when none was found. */
export function usePath(id: Id, to: Id | undefined) {
  return useQuery({
    queryKey: key('path', id, to),
    queryFn: ({ signal }) =>
      request<Network>(`/api/parties/${id}/path`, { query: { to: to ?? '' }, signal }),
    enabled: to !== undefined,
  });
}

/** Two pictures in one: whoever is in both stands there once. */
export function together(one: Network, other: Network | undefined): Network {
  if (!other) return one;
  const known = new Set(one.nodes.map(({ id }) => id));
  const tie = (edge: NetworkEdge) => `${edge.from} ${edge.to} ${edge.kind} ${edge.words ?? ''}`;
  const ties = new Set(one.edges.map(tie));
  return {
    nodes: [...one.nodes, ...other.nodes.filter(({ id }) => !known.has(id))],
    edges: [...one.edges, ...other.edges.filter((edge) => !ties.has(tie(edge)))],
    more: one.more,
  };
}

/** Of a network those who fit a small picture: the party in the middle and the next ones, with their ties. */
export function nearest({ nodes, edges }: Network, most = 25): Network {
  const shown = nodes.slice(0, most);
  const known = new Set(shown.map(({ id }) => id));
  return {
    nodes: shown,
    edges: edges.filter(({ from, to }) => known.has(from) && known.has(to)),
    more: shown.length < nodes.length,
  };
}

/** What ties a party to another, read from its side. */
export interface Tie {
  other: NetworkNode;
  words: string;
  past: boolean;
}

/** The ties of each party in its own words, those that hold first. */
export function useTies({ nodes, edges }: Network): Map<Id, Tie[]> {
  const say = useTieWords();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ties = new Map<Id, Tie[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) {
    for (const outward of [true, false]) {
      const [here, there] = outward ? [edge.from, edge.to] : [edge.to, edge.from];
      const other = byId.get(there);
      if (other) ties.get(here)?.push({ other, words: say(edge, outward), past: edge.past });
    }
  }
  for (const each of ties.values()) {
    each.sort((a, b) => Number(a.past) - Number(b.past) || a.words.localeCompare(b.words));
  }
  return ties;
}

/** Names a tie as it reads from its first party, or from its second. */
export function useTieWords(): (edge: NetworkEdge, outward: boolean) => string {
  const { t } = useTranslation('network');
  return (edge, outward) => {
    const past = (words: string) => (edge.past ? t('past', { words }) : words);
    if (edge.kind === 'work') return t(outward ? 'worksAt' : 'employs');
    if (edge.kind === 'deal') return t('deals', { count: edge.count });
    return past((outward ? edge.words : edge.inverse) ?? t('related'));
  };
}

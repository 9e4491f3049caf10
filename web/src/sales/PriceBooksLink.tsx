import { Button } from '@mantine/core';
import { IconBook2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useObject } from '../records/catalog';

/** From the products to what they cost whom. */
export function PriceBooksLink({ empty }: { empty?: boolean }) {
  const books = useObject('priceBook');
  if (!books || empty) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconBook2 size={15} stroke={1.7} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/$path" params={{ path: books.path }} />}
    >
      {books.pluralLabel}
    </Button>
  );
}

// To the record of a client that a call is or will be with, where another one is open. Only when it is pressed: a call opens
// nothing by itself.
import { UserRound } from 'lucide-react';
import { useLocation } from 'wouter';
import { useDeskState } from '#renderer/data/deskState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { pathTo, useNavigate } from '#renderer/ui/routing.ts';

export function OpenClient({ partnerId }: { partnerId: string }) {
  const t = useT();
  const go = useNavigate();
  const [path] = useLocation();
  const { partnerId: opened, openPartner } = useDeskState();
  if (opened === partnerId && path.startsWith(pathTo('desk'))) return null;
  return (
    <Button
      size="sm"
      isWide
      icon={<UserRound aria-hidden />}
      onClick={() => {
        openPartner(partnerId);
        go('desk');
      }}
    >
      {t('calls.openClient')}
    </Button>
  );
}

// A screen of an area that can be switched off: then a sentence instead, and for administrators the way to the settings.
import type { ComponentType } from 'react';
import type { Area } from '#shared/domain/areas.ts';
import { useArea } from '../data/useArea.ts';
import { useMe } from '../data/useMe.ts';
import { areaTexts } from '../features/settings/areaTexts.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { useNavigate } from '../ui/routing.ts';
import { EmptyState } from '../ui/States.tsx';

function AreaIsOff({ area }: { area: Area }) {
  const t = useT();
  const go = useNavigate();
  const isAdmin = useMe().role === 'admin';
  return (
    <EmptyState
      isPage
      title={t('areas.isOff', { area: t(areaTexts[area]) })}
      hint={t(isAdmin ? 'areas.isOffAdmin' : 'areas.isOffHint')}
      actions={
        <>
          <Button onClick={() => go('desk')}>{t('app.goToDesk')}</Button>
          {isAdmin ? (
            <Button variant="primary" onClick={() => go('settingsPage', { page: 'areas' })}>
              {t('areas.openSettings')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}

export function inArea(area: Area, Screen: ComponentType): ComponentType {
  return () => (useArea(area) ? <Screen /> : <AreaIsOff area={area} />);
}

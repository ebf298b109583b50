// Areas of the program that the company works with, switched by administrators. A switch acts at once and can be undone.
import { useAreasOff } from '#renderer/data/useArea.ts';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { type Area, areas } from '#shared/domain/areas.ts';
import { useStep } from '../steps/index.ts';
import { areaTexts } from './areaTexts.ts';
import { FormGroup, FormPage } from './FormPage.tsx';

export function AreasPage() {
  const t = useT();
  const off = useAreasOff();
  const isAdmin = useMe().role === 'admin';
  const { run } = useStep('company.switchArea', { isErrorToasted: true });
  const change = (area: Area, isOn: boolean): void => {
    const done = t(isOn ? 'areas.switchedOn' : 'areas.switchedOff', { area: t(areaTexts[area]) });
    void run({ area, isOn }, done);
  };
  return (
    <FormPage title={t('areas.title')} hint={t(isAdmin ? 'areas.hint' : 'areas.hintOthers')}>
      <FormGroup title={t('areas.list')}>
        {areas.map((area) => (
          <Switch
            key={area}
            label={t(areaTexts[area])}
            hint={t(`areas.${area}Hint`)}
            value={!off.includes(area)}
            isDisabled={!isAdmin}
            onChange={(isOn) => change(area, isOn)}
          />
        ))}
      </FormGroup>
    </FormPage>
  );
}

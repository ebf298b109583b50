// The VAT rates the program knows, with the dates they hold: reference data of the program, shown and not edited.

import { useLive } from '#renderer/data/DataProvider.tsx';
import { useToday } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Skeleton } from '#renderer/ui/States.tsx';
import { vatRates } from '#shared/domain/vat.ts';
import { useCountryOptions } from '../partner/index.ts';
import { FormGroup, FormPage } from './FormPage.tsx';
import styles from './Settings.module.css';
import { useVatText } from './useVatText.ts';

export function VatPage() {
  const t = useT();
  const { value } = useLive('company.listOrganizations', {});
  if (!value) return <Skeleton rows={5} />;
  const own = [...new Set(value.rows.map((row) => row.country))];
  const others = [...new Set(vatRates.map((rate) => rate.country))].filter((code) => !own.includes(code));
  return (
    <FormPage title={t('settings.vatRates')} hint={t('settings.vatRatesHint')}>
      {[...own, ...others].map((country) => (
        <Rates key={country} country={country} />
      ))}
    </FormPage>
  );
}

function Rates({ country }: { country: string }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  const vatText = useVatText();
  const name = useCountryOptions(country).find((option) => option.value === country)?.label ?? country;
  const rows = vatRates.filter((rate) => rate.country === country);
  return (
    <FormGroup title={name}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.vatRate')}</th>
            <th scope="col">{t('settings.validFrom')}</th>
            <th scope="col">{t('settings.validTo')}</th>
            <th scope="col">{t('common.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, from, to, isStandard }) => (
            <tr key={`${code} ${from ?? ''}`}>
              <th scope="row">{vatText(code)}</th>
              <td>{from ? format.date(from) : '–'}</td>
              <td>{to ? format.date(to) : '–'}</td>
              <td>
                {(from ?? '') <= today && today <= (to ?? '9999') ? (
                  <Chip tone={isStandard ? 'call' : 'neutral'}>
                    {t(isStandard ? 'settings.vatUsual' : 'settings.vatInForce')}
                  </Chip>
                ) : (
                  t((to ?? '9999') < today ? 'settings.vatPast' : 'settings.vatComing')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FormGroup>
  );
}

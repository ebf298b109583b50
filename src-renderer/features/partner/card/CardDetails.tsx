// Everything about the partner itself: how to reach it, where it is, how we work with it, who made and changed it.

import { useLive } from '#renderer/data/DataProvider.tsx';
import { useNow } from '#renderer/data/useMe.ts';
import { ReachLines } from '#renderer/features/calls/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { type Fact, Facts } from '#renderer/ui/Facts.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { languageNames } from '#shared/domain/language.ts';
import { useCountryName, zoneName } from '../fields/placeOptions.ts';
import { useSourceText } from '../fields/sources.ts';
import type { PartnerCard } from '../partnerForm.ts';
import styles from './Card.module.css';

const schemeless = (address: string): string => address.replace(/^https?:\/\/|\/+$/g, '');

function Sites({ sites }: { sites: PartnerCard['sites'] }) {
  return sites.map(({ id, value }) => (
    <a
      key={id}
      className={styles.site}
      href={`https://${schemeless(value)}`}
      target="_blank"
      rel="noreferrer"
    >
      {schemeless(value)}
    </a>
  ));
}

function useTrace(card: PartnerCard): Fact[] {
  const t = useT();
  const format = useFormat();
  const { value } = useLive('partners.loadTrace', { id: card.id });
  const spoken = (at: number, by: string): string =>
    by === '' ? format.dateTime(at) : `${format.dateTime(at)} · ${by}`;
  if (!value) return [[t('partner.createdOn'), format.dateTime(card.createdAt)]];
  return [
    [t('partner.createdOn'), spoken(value.createdAt, value.createdBy)],
    [
      t('partner.changedOn'),
      value.changedAt === value.createdAt ? '' : spoken(value.changedAt, value.changedBy),
    ],
  ];
}

function usePlace(card: PartnerCard): Fact[] {
  const t = useT();
  const format = useFormat();
  const countryName = useCountryName();
  const now = useNow();
  const zone = `${zoneName(card.effectiveTimeZone)} · ${format.time(now, card.effectiveTimeZone)}`;
  return [
    [t('common.address'), card.address],
    [t('partner.city'), card.city],
    [t('partner.region'), card.region],
    [t('partner.country'), card.country === '' ? '' : countryName(card.country)],
    [t('partner.timeZone'), card.timeZone === '' ? t('partner.zoneGuessed', { zone }) : zone],
  ];
}

function useWork(card: PartnerCard): Fact[] {
  const t = useT();
  const sourceText = useSourceText();
  const { value: types } = useLive('catalog.listPriceTypes', {});
  const priceType = types?.rows.find(({ id }) => id === card.priceTypeId)?.name;
  return [
    [t('partner.kind'), t(`partner.${card.kind}`)],
    [t('partner.roles'), card.roles.map((role) => t(`partner.${role}`)).join(', ')],
    [t('partner.owner'), card.ownerName],
    [
      t('partner.letterLanguage'),
      card.language === '' ? t('partner.autoLanguage') : languageNames[card.language],
    ],
    [t('partner.priceType'), priceType ?? t('partner.usualPrice')],
    [t('partner.source'), sourceText(card.source)],
  ];
}

export function CardDetails({ card }: { card: PartnerCard }) {
  const t = useT();
  const place = usePlace(card);
  const work = useWork(card);
  const trace = useTrace(card);
  const hasReach = card.phones.length + card.emails.length + card.sites.length > 0;
  return (
    <Panel label={t('partner.details')} look="card" header={<PanelHeader title={t('partner.details')} />}>
      <div className={styles.groups}>
        {hasReach ? (
          <div className={styles.reach}>
            <ReachLines
              card={card}
              name={card.name}
              contactId={undefined}
              phones={card.phones}
              emails={card.emails}
            />
            <Sites sites={card.sites} />
          </div>
        ) : (
          <p className={styles.muted}>{t('partner.noReach')}</p>
        )}
        <Facts rows={place} />
        <Facts rows={work} />
        {card.notes === '' ? null : (
          <div>
            <h3 className={styles.smallTitle}>{t('partner.notes')}</h3>
            <p className={styles.notes}>{card.notes}</p>
          </div>
        )}
        <Facts rows={trace} />
      </div>
    </Panel>
  );
}

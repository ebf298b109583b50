// The partner's legal entities with all their requisites and bank accounts; copied as text by one button.
import { Building2, Copy, Landmark, Pencil, Plus, Trash2 } from 'lucide-react';
import { useStep } from '#renderer/features/steps/index.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { type Fact, Facts } from '#renderer/ui/Facts.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Panel, PanelHeader } from '#renderer/ui/Panel.tsx';
import { EmptyState } from '#renderer/ui/States.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { checkKpp, checkOgrn, checkTaxId } from '#shared/domain/taxIds.ts';
import { useCountryName } from '../fields/placeOptions.ts';
import type { LegalEntityCard, PartnerCard } from '../partnerForm.ts';
import { regNoName, taxIdName } from '../useTaxIdLabel.ts';
import { BankAccountRows } from './BankAccountRows.tsx';
import shared from './Card.module.css';
import styles from './CardEntry.module.css';
import { checkedFact } from './CheckedValue.tsx';
import { requisitesLanguage, requisitesText } from './requisitesText.ts';

export type CardLegalEntitiesProps = {
  card: PartnerCard;
  onOpen: (legalEntityId: string | undefined) => void;
  onOpenAccount: (legalEntityId: string, bankAccountId: string | undefined) => void;
};

/** Countries whose tax id has a check digit that we compute. */
const provable = new Set(['AZ', 'RU', 'KZ', 'UA', 'BY']);

function useIdentifiers(entity: LegalEntityCard): Fact[] {
  const t = useT();
  const countryName = useCountryName();
  const { country, taxId, kpp, regNo } = entity;
  const isRussian = country === 'RU';
  return [
    [t('partner.legalName'), entity.legalName === entity.name ? '' : entity.legalName],
    [taxIdName(t, country), checkedFact(taxId, checkTaxId({ country, value: taxId }), provable.has(country))],
    [t('partner.kpp'), isRussian ? checkedFact(kpp, checkKpp(kpp), false) : ''],
    [regNoName(t, country), checkedFact(regNo, isRussian ? checkOgrn(regNo) : undefined, isRussian)],
    [t('partner.country'), countryName(country)],
    [t('partner.legalAddress'), entity.legalAddress],
    [t('partner.actualAddress'), entity.actualAddress],
    [t('partner.headName'), entity.headName],
  ];
}

function useCopyRequisites(card: PartnerCard): (entity: LegalEntityCard) => Promise<void> {
  const t = useT();
  const toasts = useToasts();
  const { lang } = useLanguage();
  return async (entity) => {
    try {
      const text = await requisitesText(card, entity, requisitesLanguage(card, entity, lang));
      await navigator.clipboard.writeText(text);
      toasts.show({ title: t('partner.requisitesCopied', { name: entity.name }), tone: 'call' });
    } catch {
      toasts.show({ title: t('partner.notCopied'), tone: 'warn' });
    }
  };
}

type EntityProps = Omit<CardLegalEntitiesProps, 'card'> & { card: PartnerCard; entity: LegalEntityCard };

function EntityHead({ card, entity, onOpen }: EntityProps) {
  const t = useT();
  const { name } = entity;
  const copy = useCopyRequisites(card);
  const remove = useStep('partners.deleteLegalEntity', { isErrorToasted: true });
  return (
    <div className={styles.entryHead}>
      <h3 className={styles.entryName} title={name} data-ellipsis="">
        {name}
      </h3>
      {entity.isDefault ? <Chip>{t('partner.defaultMark')}</Chip> : null}
      <span className={styles.rowActions}>
        <Button
          size="sm"
          icon={<Copy aria-hidden />}
          aria-label={t('partner.copyRequisitesOf', { name })}
          onClick={() => void copy(entity)}
        >
          {t('partner.copyRequisites')}
        </Button>
        <IconButton
          size="sm"
          label={t('partner.editNamed', { name })}
          icon={<Pencil aria-hidden />}
          onClick={() => onOpen(entity.id)}
        />
        <IconButton
          size="sm"
          label={t('partner.deleteNamed', { name })}
          icon={<Trash2 aria-hidden />}
          disabled={remove.isRunning}
          onClick={() => void remove.run({ id: entity.id }, t('partner.deleted', { name }))}
        />
      </span>
    </div>
  );
}

function Entity(props: EntityProps) {
  const t = useT();
  const { entity, onOpenAccount } = props;
  const identifiers = useIdentifiers(entity);
  return (
    <li className={styles.entry}>
      <EntityHead {...props} />
      <Facts rows={identifiers} />
      <BankAccountRows entity={entity} onEdit={(id) => onOpenAccount(entity.id, id)} />
      <Button
        size="sm"
        variant="quiet"
        icon={<Landmark aria-hidden />}
        aria-label={t('partner.addBankAccountTo', { name: entity.name })}
        onClick={() => onOpenAccount(entity.id, undefined)}
      >
        {t('partner.addBankAccount')}
      </Button>
    </li>
  );
}

export function CardLegalEntities(props: CardLegalEntitiesProps) {
  const t = useT();
  const { card, onOpen } = props;
  const add = (
    <IconButton
      size="sm"
      label={t('partner.addLegalEntity')}
      icon={<Plus aria-hidden />}
      onClick={() => onOpen(undefined)}
    />
  );
  return (
    <Panel
      label={t('partner.legalEntities')}
      look="card"
      header={<PanelHeader title={t('partner.legalEntities')} actions={add} />}
    >
      {card.legalEntities.length === 0 ? (
        <EmptyState
          title={t('partner.noLegalEntities')}
          hint={t('partner.noLegalEntitiesHint')}
          icon={<Building2 aria-hidden />}
        />
      ) : (
        <ul className={shared.list}>
          {card.legalEntities.map((entity) => (
            <Entity key={entity.id} {...props} entity={entity} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

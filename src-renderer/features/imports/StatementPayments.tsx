// Payments of a statement: those to decide with a choice of invoices and what speaks for each, then the sure and the known.
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { ScrollBox } from './ImportParts.tsx';
import styles from './Imports.module.css';
import type { StatementPayment } from './importTypes.ts';
import type { Decisions } from './useStatementPreview.ts';

export type StatementPaymentsProps = {
  payments: readonly StatementPayment[];
  decisions: Decisions;
  onDecide: (payment: string, invoiceId: string) => void;
};

export function StatementPayments({ payments, decisions, onDecide }: StatementPaymentsProps) {
  const t = useT();
  const format = useFormat();
  if (payments.length === 0) return <p className={styles.hint}>{t('exchange.noPayments')}</p>;
  return (
    <ScrollBox label={t('exchange.payments')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('exchange.payment')}</th>
            <th scope="col">{t('exchange.payer')}</th>
            <th scope="col">{t('exchange.sum')}</th>
            <th scope="col">{t('exchange.purpose')}</th>
            <th scope="col">{t('exchange.invoice')}</th>
          </tr>
        </thead>
        <tbody>
          {payments.map((payment) => (
            <tr key={`${payment.key} ${payment.line}`}>
              <th scope="row" className={styles.noWrap}>
                {payment.number}
                <p className={styles.hint}>{format.date(payment.date)}</p>
              </th>
              <td>
                {payment.payerName}
                <p className={styles.hint}>{payment.payerTaxId}</p>
              </td>
              <td className={styles.noWrap}>{format.money(payment.amountMinor, payment.currency)}</td>
              <td>{payment.purpose}</td>
              <td>
                <Paid payment={payment} chosen={decisions.get(payment.key) ?? ''} onDecide={onDecide} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Paid({
  payment,
  chosen,
  onDecide,
}: {
  payment: StatementPayment;
  chosen: string;
  onDecide: StatementPaymentsProps['onDecide'];
}) {
  const t = useT();
  const format = useFormat();
  const { key, number, outcome, allocations, candidates, currency } = payment;
  const reasons = {
    taxId: t('exchange.byTaxId'),
    name: t('exchange.byName'),
    sum: t('exchange.bySum'),
    number: t('exchange.byNumber'),
  };
  if (outcome === 'known') return <Chip>{t('exchange.known')}</Chip>;
  if (outcome === 'sure') {
    const numbers = allocations.map(
      ({ invoiceId }) => candidates.find(({ id }) => id === invoiceId)?.number ?? '',
    );
    return <Chip tone="call">{numbers.join(', ')}</Chip>;
  }
  if (candidates.length === 0) return <Chip tone="warn">{t('exchange.noInvoice')}</Chip>;
  return (
    <Select
      aria-label={t('exchange.invoiceOf', { number })}
      value={chosen}
      onChange={(invoiceId) => onDecide(key, invoiceId)}
      options={[
        { value: '', label: t('exchange.later') },
        ...candidates.map((invoice) => ({
          value: invoice.id,
          label: `${invoice.number} · ${format.date(invoice.date)} · ${format.money(invoice.restMinor, currency)}`,
          hint: [invoice.partnerName, ...invoice.reasons.map((reason) => reasons[reason])].join(' · '),
        })),
      ]}
    />
  );
}

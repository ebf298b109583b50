// The company's own row: its epoch, how far its log reaches, its secret, the certificate it was last served with.
import type { SqlStore } from './sql.types.ts';

export type Tenant = {
  /** Another one after the hub was found to be a copy of yesterday. */
  epoch: string;
  head: number;
  secret: string;
  /** SHA-256 of the certificate, hex; null: plain HTTP. */
  fingerprint: string | null;
  /** Number to which the log last jumped, as it was a copy of yesterday; 0: never. */
  jumpedTo: number;
};

export type TenantRows = {
  /** Makes the tenant when it is not there. */
  openTenant(tenant: string, made: { epoch: string; secret: string }): Promise<Tenant>;
  /** As it is now: another process may have changed it. */
  loadTenant(tenant: string): Promise<Tenant>;
  setFingerprint(tenant: string, fingerprint: string | null): Promise<void>;
};

const select =
  'SELECT epoch, head, secret, fingerprint, jumped_to AS "jumpedTo" FROM tenants WHERE tenant = $1';

export const tenantRows = ({ query, transact }: SqlStore): TenantRows => ({
  openTenant: (tenant, { epoch, secret }) =>
    transact(async (sql) => {
      await sql(
        'INSERT INTO tenants (tenant, epoch, head, secret) VALUES ($1, $2, 0, $3) ON CONFLICT DO NOTHING',
        [tenant, epoch, secret],
      );
      return (await sql<Tenant>(select, [tenant]))[0] as Tenant;
    }),
  loadTenant: async (tenant) => (await query<Tenant>(select, [tenant]))[0] as Tenant,
  async setFingerprint(tenant, fingerprint) {
    const text = 'UPDATE tenants SET fingerprint = $2 WHERE tenant = $1';
    await transact((sql) => sql(text, [tenant, fingerprint]));
  },
});

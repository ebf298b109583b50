// The door of the hub: starts the service, and what an administrator asks of it. Loaded only by the command that needs it.
export {
  type Invitation,
  invite,
  inviteByName,
  type ListedDevice,
  listDevices,
  listQuarantine,
  type QuarantinedDevice,
  revokeDevice,
  revokeUnknown,
  showQuarantine,
} from './administer.ts';
export type { Place } from './place.ts';
export type { InvitedUser } from './service/ownChanges.ts';
export { type HubOptions, type RunningHub, startHub } from './startHub.ts';
export { loadTls, type TlsSource } from './tls/tlsFiles.ts';

// Door of the small window of an incoming call.
export { IncomingCall } from './IncomingCall.tsx';

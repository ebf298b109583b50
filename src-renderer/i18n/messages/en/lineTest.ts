// English texts of area `lineTest`: the test of a line, as it goes: microphone, STUN and TURN, the call that hears itself. Texts only, no logic.
import { english } from '#renderer/i18n/catalogue.ts';

export const lineTest = english({
  number: 'Echo number of the PBX',
  numberHint:
    'In FreePBX *43. The test calls it and listens whether its own tone comes back. Empty: no call.',
  stop: 'Stop the test',
  stopped: 'The test was stopped.',
  running: 'checking…',
  allWell: 'All is well: the PBX knows this computer, and you hear and are heard.',
  notAll: 'Not everything is well: each line above says what to do.',
  noCall: 'The sound was not tried. Enter the echo number of your PBX, or any number that answers by itself.',
  stepMicrophone: 'Microphone',
  microphone_no_microphone: 'none is plugged in; plug one in and test again',
  microphone_microphone_denied:
    'it is not allowed; allow it for this page in the address bar, or for this program in the settings of the system',
  microphone_microphone_silent:
    'it gives no sound at all; is it switched off at the headset, or is another one chosen under “Sound”?',
  microphone_no_https: 'this page may not use one; open it over https:// or on this very computer',
  stepRelay: 'Server {address}',
  relayOuter: 'your outer address is {address}',
  relayPlain: 'answers; you are seen under your own address',
  relayLets: 'lets you in',
  relay_stun_silent: 'gives no outer address; check its name and port, and whether the network lets UDP out',
  relay_turn_refused: 'does not accept the TURN user or password; type both anew',
  relay_turn_unreachable:
    'does not answer; check its name and port, and add ?transport=tcp where the network lets no UDP out',
  stepCall: 'Call {number}',
  call_calling: 'calling…',
  call_ringing: 'it rings…',
  call_answered: 'answered',
  why_busy: 'the line is busy; test again in a moment',
  why_no_answer: 'nobody answers; take a number that answers by itself',
  why_declined: 'it was declined; take a number that answers by itself',
  why_unknown_number: 'the PBX knows no such number; ask the administrator for its echo number',
  why_forbidden: 'the PBX does not allow this call to your extension',
  why_pbx_unavailable: 'the PBX cannot connect calls now; test again in a moment',
  why_pbx_rejected: 'the PBX refuses the call; ask the administrator to look into its log',
  why_media_failed:
    'the PBX does not agree on the sound; in Asterisk the extension needs webrtc=yes and the codecs opus, ulaw or alaw',
  why_connection_lost: 'the connection to the PBX broke off; test again',
  stepWay: 'Way for the sound',
  way_searching: 'is looked for…',
  way_direct: 'found',
  way_relay: 'found, through the TURN server',
  way_none:
    'none is found, so both sides would hear nothing; the administrator opens the media ports of the PBX (in Asterisk UDP 10000–20000) and sets its outer address, or names a TURN server',
  stepSound: 'Sound',
  sound_listening: 'listening for the test tone…',
  sound_speaking: 'they are heard; waiting for the test tone to come back…',
  sound_echo: 'the test tone came back: you hear and are heard',
  sound_other:
    'they are heard; the test tone did not come back, so this is no echo number, or they do not hear you',
  sound_faint:
    'the test tone came back, but very faint; ask the administrator for the volume of the extension',
  sound_silence:
    'nothing is heard; ask the administrator for the codecs of the extension and the outer address of the PBX',
  sound_hungUp: 'they hung up before anything was heard; take another number',
});

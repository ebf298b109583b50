// Azerbaijani texts of area `lineTest`: the test of a line, as it goes: microphone, STUN and TURN, the call that hears itself. Texts only, no logic.
import { azerbaijani } from '#renderer/i18n/catalogue.ts';
import type { lineTest as English } from '../en/lineTest.ts';

export const lineTest = azerbaijani<typeof English>()({
  number: 'Əks-səda testinin nömrəsi',
  numberHint:
    'FreePBX-də *43. Yoxlama ona zəng edir və öz siqnalının qayıdıb-qayıtmadığını dinləyir. Boş: zəng edilmir.',
  stop: 'Yoxlamanı dayandır',
  stopped: 'Yoxlama dayandırıldı.',
  running: 'yoxlanılır…',
  allWell: 'Hər şey qaydasındadır: ATS bu kompüteri tanıyır, siz eşidirsiniz və eşidilirsiniz.',
  notAll: 'Hər şey qaydasında deyil: nə etmək lazım olduğu yuxarıdakı sətirlərdə yazılıb.',
  noCall: 'Səs yoxlanılmadı. Əks-səda testinin nömrəsini və ya özü cavab verən istənilən nömrəni yazın.',
  dtmf: 'Tonal yığım',
  dtmf_rfc4733: 'Səs axınında (RFC 4733)',
  dtmf_info: 'Mesajlarla (SIP INFO)',
  tls_untrusted: 'ona heç kim zamin durmur; barmaq izini aşağıda müqayisə edin',
  tls_changed: 'bu, etibar etdiyiniz sertifikat deyil; barmaq izini aşağıda müqayisə edin',
  todo_dns_failed: 'düzgün yazıldığını və kompüterin ofisin şəbəkəsində və ya VPN-ində olduğunu yoxlayın',
  todo_unreachable: 'bu kompüter ofisin şəbəkəsində və ya VPN-indədirmi?',
  todo_no_answer: 'ünvanı və portu, arada şəbəkə ekranının olub-olmadığını yoxlayın',
  todo_connection_lost: 'yenidən yoxlayın; təkrar olarsa, inzibatçı ATS-in jurnalına baxsın',
  todo_no_password: 'onu yenidən yazın',
  todo_wrong_password: 'hər ikisini ATS-in inzibatçısının dediyi kimi yenidən yazın',
  todo_digest_unsupported: 'inzibatçı başqa üsul seçməlidir',
  todo_not_allowed: 'inzibatçı onun ünvanına icazə verməli və onu bloklananların siyahısından çıxarmalıdır',
  todo_unknown_user: 'onu və SIP domenini yoxlayın',
  todo_pbx_unavailable: 'bir azdan yenidən yoxlayın',
  todo_pbx_rejected: 'SIP domenini və giriş adını yoxlayın; təfərrüatlar ATS-in jurnalındadır',
  todo_wrong_login: 'hər ikisini manager.conf faylındakı kimi yenidən yazın',
  stepMicrophone: 'Mikrofon',
  microphoneOk: 'səs verir',
  microphone_no_microphone: 'qoşulmayıb; qoşun və yenidən yoxlayın',
  microphone_microphone_denied:
    'icazə verilməyib; bu səhifə üçün ünvan sətrində və ya proqram üçün sistemin parametrlərində icazə verin',
  microphone_microphone_silent:
    'heç səs vermir; qulaqlıqda söndürülməyibmi, “Bu kompüterin səsi” bölməsində başqası seçilməyibmi?',
  microphone_no_https:
    'bu səhifə ondan istifadə edə bilmir; səhifəni https:// ilə və ya elə bu kompüterin özündə açın',
  stepRelay: '{address} serveri',
  relayOuter: 'xarici ünvanınız: {address}',
  relayPlain: 'cavab verir; siz öz ünvanınızla görünürsünüz',
  relayLets: 'giriş var',
  relay_stun_silent:
    'xarici ünvanı bildirmir; adını və portunu, şəbəkənin UDP-ni buraxıb-buraxmadığını yoxlayın',
  relay_turn_refused: 'TURN istifadəçisini və ya parolunu qəbul etmir; hər ikisini yenidən yazın',
  relay_turn_unreachable:
    'cavab vermir; adını və portunu yoxlayın, şəbəkə UDP-ni buraxmırsa, ?transport=tcp əlavə edin',
  stepCall: '{number} nömrəsinə zəng',
  call_calling: 'yığılır…',
  call_ringing: 'çalır…',
  call_answered: 'cavab verildi',
  why_busy: 'xətt məşğuldur; bir azdan yenidən yoxlayın',
  why_no_answer: 'heç kim cavab vermir; özü cavab verən nömrə götürün',
  why_declined: 'zəng rədd edildi; özü cavab verən nömrə götürün',
  why_unknown_number: 'ATS belə nömrə tanımır; əks-səda testinin nömrəsini inzibatçıdan soruşun',
  why_forbidden: 'ATS daxili nömrənizə bu zəngə icazə vermir',
  why_pbx_unavailable: 'ATS hazırda birləşdirə bilmir; bir azdan yenidən yoxlayın',
  why_pbx_rejected: 'ATS zəngi qəbul etmir; inzibatçıdan onun jurnalına baxmasını xahiş edin',
  why_media_failed:
    'ATS səs barədə razılaşmadı; Asterisk-də daxili nömrəyə webrtc=yes və opus, ulaw və ya alaw kodekləri lazımdır',
  why_connection_lost: 'ATS ilə bağlantı kəsildi; yenidən yoxlayın',
  stepWay: 'Səsin yolu',
  way_searching: 'axtarılır…',
  way_direct: 'tapıldı',
  way_relay: 'tapıldı, TURN serveri vasitəsilə',
  way_none:
    'tapılmadı, hər iki tərəf heç nə eşitməyəcək; inzibatçı ATS-in səs portlarını açmalı (Asterisk-də UDP 10000–20000) və onun xarici ünvanını göstərməlidir, ya da TURN serverini bildirməlidir',
  stepSound: 'Səs',
  sound_listening: 'yoxlama siqnalı gözlənilir…',
  sound_speaking: 'qarşı tərəf eşidilir; yoxlama siqnalının qayıtması gözlənilir…',
  sound_echo: 'yoxlama siqnalı qayıtdı: siz eşidirsiniz və eşidilirsiniz',
  sound_other:
    'qarşı tərəf eşidilir; yoxlama siqnalı qayıtmadı: ya bu, əks-səda testinin nömrəsi deyil, ya da sizi eşitmirlər',
  sound_faint: 'yoxlama siqnalı qayıtdı, amma çox zəif; daxili nömrənin səs səviyyəsini inzibatçıdan soruşun',
  sound_silence:
    'heç nə eşidilmir; daxili nömrənin kodeklərini və ATS-in xarici ünvanını inzibatçıdan soruşun',
  sound_hungUp: 'heç nə eşidilməmiş dəstəyi asdılar; başqa nömrə götürün',
});

/**
 * Mailboxes that anyone can have: an address there says nothing about the company. The services named on their own
 * sign-up pages, the large access providers of the countries whose languages we speak, and throw-away mailboxes.
 * Longer lists to compare with: https://github.com/Kikobeats/free-email-domains (free) and
 * https://github.com/disposable-email-domains/disposable-email-domains (throw-away), looked at in November 2026.
 */
const NAMES = `
gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es hotmail.com hotmail.de hotmail.fr hotmail.es
hotmail.co.uk hotmail.it live.com live.de live.fr live.co.uk msn.com passport.com
yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.co.uk yahoo.ca yahoo.it yahoo.com.mx yahoo.com.ar yahoo.com.br ymail.com
rocketmail.com myyahoo.com aol.com aol.de aol.co.uk aim.com verizon.net
icloud.com me.com mac.com
proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me
gmx.com gmx.de gmx.net gmx.at gmx.ch gmx.us gmx.fr gmx.es web.de mail.com email.com usa.com post.com europe.com
zoho.com zohomail.com fastmail.com fastmail.fm hey.com hushmail.com mailbox.org posteo.de posteo.net runbox.com
startmail.com mailfence.com disroot.org riseup.net kolabnow.com inbox.com inbox.lv
yandex.com yandex.ru ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru qq.com foxmail.com 163.com 126.com sina.com
naver.com daum.net hanmail.net rediffmail.com
comcast.net xfinity.com att.net sbcglobal.net bellsouth.net ameritech.net pacbell.net cox.net charter.net
spectrum.net earthlink.net mindspring.com juno.com netzero.net centurylink.net frontier.com frontiernet.net
windstream.net optonline.net optimum.net roadrunner.com rr.com mediacombb.net suddenlink.net
rogers.com shaw.ca telus.net sympatico.ca bell.net videotron.ca cogeco.ca
btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk
t-online.de magenta.de freenet.de arcor.de vodafone.de vodafonemail.de o2online.de online.de kabelmail.de
unity-mail.de netcologne.de ewe.net ewetel.net htp-tel.de email.de emailn.de aon.at a1.net chello.at inode.at
bluewin.ch sunrise.ch hispeed.ch swissonline.ch
orange.fr wanadoo.fr free.fr sfr.fr neuf.fr laposte.net bbox.fr numericable.fr club-internet.fr aliceadsl.fr
voila.fr skynet.be telenet.be proximus.be scarlet.be
telefonica.net movistar.es terra.es terra.com ono.com orange.es vodafone.es jazztel.es ya.com euskaltel.es
prodigy.net.mx hotmail.com.mx hotmail.com.ar live.com.mx live.com.ar fibertel.com.ar speedy.com.ar
libero.it virgilio.it tin.it alice.it tiscali.it ziggo.nl kpnmail.nl planet.nl xs4all.nl home.nl
mailinator.com guerrillamail.com 10minutemail.com temp-mail.org tempmail.com yopmail.com trashmail.com
sharklasers.com getnada.com maildrop.cc dispostable.com throwawaymail.com fakeinbox.com mohmal.com
duck.com relay.firefox.com mozmail.com simplelogin.com anonaddy.com privaterelay.appleid.com
`

const FREE = new Set(NAMES.split(/\s+/).filter(Boolean))

/** Whether anybody can have an address there, or below it. */
export function isFreeMail(domain: string): boolean {
  const labels = domain.trim().toLowerCase().replace(/\.$/, '').split('.')
  return labels.some((_, from) => FREE.has(labels.slice(from).join('.')))
}

/** The domain of an e-mail address in lower case; empty where there is none. */
export const mailDomainOf = (email: string): string =>
  /@([^@\s]+)$/.exec(email.trim())?.[1]?.toLowerCase() ?? ''

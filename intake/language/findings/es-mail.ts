import type { Catalogue } from '../translate.ts'

/** What findings say about the mail of a domain, in Spanish. */
export const mail: Catalogue = {
  // Who takes in the mail.
  'We could not look up the mail hosts of {0}: {1}.':
    'No pudimos consultar los servidores de correo de {0}: {1}.',
  '{0} names no mail hosts.': '{0} no indica ningún servidor de correo.',
  'Mail to this domain may not arrive. That is fine if you use another domain for mail.':
    'Puede que el correo a este dominio no llegue. No importa si usa otro dominio para el correo.',
  'If you want mail here, add MX records; if not, say so with a null MX record.':
    'Si quiere recibir correo aquí, añada registros MX; si no, indíquelo con un registro MX nulo.',
  '{0} says clearly that it takes no mail.': '{0} indica claramente que no recibe correo.',
  'Nobody waits for an answer from an address that does not exist.':
    'Nadie espera respuesta de una dirección que no existe.',
  'Mail to {0} has a place to arrive.': 'El correo a {0} tiene a dónde llegar.',
  'You receive mail on a server under your own name.':
    'Recibe el correo en un servidor con su propio nombre.',
  'Your mail is filtered by {0}, in front of {1}.': 'Su correo lo filtra {0}, delante de {1}.',
  'Your mail is filtered by {0}.': 'Su correo lo filtra {0}.',
  'Your mail is forwarded by {0}, in front of {1}.': 'Su correo lo reenvía {0}, delante de {1}.',
  'Your mail is forwarded by {0}.': 'Su correo lo reenvía {0}.',
  'Your mail is received by {0}, in front of {1}.': 'Su correo lo recibe {0}, delante de {1}.',
  'Your mail is received by {0}.': 'Su correo lo recibe {0}.',
  '{0}, in front of {1}': '{0}, delante de {1}',
  'a mail host': 'un servidor de correo',

  // SPF: who may send mail in the domain's name.
  'We could not look up the SPF record of {0}: {1}.': 'No pudimos consultar el registro SPF de {0}: {1}.',
  'Nothing says which servers may send mail as {0}.':
    'Nada indica qué servidores pueden enviar correo como {0}.',
  'Forged mail in your name gets through more easily, and your own is more likely to land in spam.':
    'El correo falsificado en su nombre pasa con más facilidad, y el suyo acaba más a menudo en el correo no deseado.',
  'List the services that send mail for you in one SPF record that ends in "-all"; it is an hour\'s work.':
    'Enumere los servicios que envían correo por usted en un registro SPF que termine en «-all»; es una hora de trabajo.',
  'Your SPF record is broken, so receivers ignore it.':
    'Su registro SPF tiene errores, por eso los receptores lo ignoran.',
  'The protection you set up does not work: {0}': 'La protección que configuró no funciona: {0}',
  "Mend the record; we show every fault in it. It is an hour's work.":
    'Corrija el registro; le mostramos cada error. Es una hora de trabajo.',
  'We could not check the whole SPF record of {0}: {1}.':
    'No pudimos comprobar el registro SPF completo de {0}: {1}.',
  'no answer for {0}': 'no hubo respuesta para {0}',
  'a part of it depends on each message': 'una parte depende de cada mensaje',
  'Your SPF record allows every server in the world to send as you.':
    'Su registro SPF permite a cualquier servidor del mundo enviar correo como usted.',
  'Forged mail in your name passes this check everywhere.':
    'El correo falsificado en su nombre pasa este control en todas partes.',
  'Replace "+all" at its end by "-all" once your own services are listed.':
    'Cambie el «+all» del final por «-all» cuando sus propios servicios estén incluidos.',
  'Your SPF record lists your servers and says nothing about all the others.':
    'Su registro SPF enumera sus servidores y no dice nada de todos los demás.',
  'Receivers get no reason to doubt forged mail in your name.':
    'Los receptores no tienen motivo para dudar del correo falsificado en su nombre.',
  'End the record with "~all", and with "-all" once your own services are listed.':
    'Termine el registro con «~all», y con «-all» cuando sus propios servicios estén incluidos.',
  'Your SPF record says which servers may send mail as you.':
    'Su registro SPF indica qué servidores pueden enviar correo como usted.',
  'Receivers can tell your mail from forged mail. It needs {0} of 10 allowed lookups.':
    'Los receptores distinguen su correo del falsificado. Necesita {0} de las 10 consultas permitidas.',

  // What is wrong with an SPF record.
  'The record needs {0} DNS lookups; receivers stop at {1}.':
    'El registro necesita {0} consultas DNS; los receptores se detienen en {1}.',
  '{0} of its lookups lead nowhere; receivers stop at {1}.':
    '{0} de sus consultas no llevan a ninguna parte; los receptores se detienen en {1}.',
  'The record contains characters that are not plain ASCII.':
    'El registro contiene caracteres que no son ASCII simple.',
  '"{0}" cannot be read.': '«{0}» no se puede leer.',
  '"{0}" names no usable domain.': '«{0}» no indica un dominio utilizable.',
  '"{0}" is not a part that SPF knows.': '«{0}» no es un elemento que SPF conozca.',
  '{0}: "{1}" is not a part that SPF knows.': '{0}: «{1}» no es un elemento que SPF conozca.',
  '{0}: "{1}" cannot be read.': '{0}: «{1}» no se puede leer.',
  '{0}: "{1}" names no usable domain.': '{0}: «{1}» no indica un dominio utilizable.',
  '"{0}=" stands in the record more than once.': '«{0}=» aparece más de una vez en el registro.',
  '{0} has more than {1} mail hosts; "mx" allows no more.':
    '{0} tiene más de {1} servidores de correo; «mx» no permite más.',
  'The record leads back to {0}: a loop.': 'El registro vuelve a {0}: un bucle.',
  '"{0}" names {1}, which has no SPF record.': '«{0}» indica {1}, que no tiene registro SPF.',
  '{0} has {1} SPF records; receivers then ignore all of them.':
    '{0} tiene {1} registros SPF; en ese caso los receptores los ignoran todos.',

  // DMARC: what receivers do with forged mail.
  'We could not look up the DMARC record of {0}: {1}.': 'No pudimos consultar el registro DMARC de {0}: {1}.',
  'Anyone can send mail that looks like yours today.':
    'Hoy cualquiera puede enviar correo que parezca el suyo.',
  'Customers and staff cannot tell a forged invoice from a real one.':
    'Los clientes y el personal no pueden distinguir una factura falsa de una verdadera.',
  'A DMARC record stops most of it; it is an hour\'s work. Start with reports, then move to "reject".':
    'Un registro DMARC detiene la mayor parte; es una hora de trabajo. Empiece con los informes y pase después a «reject».',
  'Your DMARC record is broken, so forged mail is delivered.':
    'Su registro DMARC tiene errores, por eso el correo falsificado se entrega.',
  'You watch forged mail, and nothing stops it.':
    'Usted observa el correo falsificado, pero nada lo detiene.',
  'Mail that only looks like yours still reaches inboxes.':
    'El correo que solo parece suyo sigue llegando a los buzones.',
  'When the reports show that your own mail passes, change the policy to "quarantine", then to "reject".':
    'Cuando los informes muestren que su propio correo pasa, cambie la política a «quarantine» y después a «reject».',
  'Your DMARC policy is marked as a test.': 'Su política DMARC está marcada como prueba.',
  'Receivers treat forged mail one step more mildly than you ask.':
    'Los receptores tratan el correo falsificado un grado más suavemente de lo que usted pide.',
  'Remove "t=y" when the reports show that your own mail passes.':
    'Quite «t=y» cuando los informes muestren que su propio correo pasa.',
  'Your DMARC policy works; a part of the record cannot be read.':
    'Su política DMARC funciona; una parte del registro no se puede leer.',
  'Correct that part; the policy itself can stay.':
    'Corrija esa parte; la política en sí puede quedarse como está.',
  'Mail that only looks like yours is turned away.': 'El correo que solo parece suyo se rechaza.',
  'Your DMARC policy is "{0}", so receivers know what to do with forged mail.':
    'Su política DMARC es «{0}», así que los receptores saben qué hacer con el correo falsificado.',
  '"{0}={1}" is not a policy; use none, quarantine or reject.':
    '«{0}={1}» no es una política; use none, quarantine o reject.',
  'The record names no policy ("p="); receivers treat it as "none".':
    'El registro no indica ninguna política («p=»); los receptores lo tratan como «none».',
  'An address for reports ("rua=") is not of the form mailto:name@example.com.':
    'Una dirección para los informes («rua=») no tiene la forma mailto:nombre@example.com.',
  '{0} has {1} DMARC records; receivers then ignore all of them.':
    '{0} tiene {1} registros DMARC; en ese caso los receptores los ignoran todos.',
}

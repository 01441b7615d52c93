import type { Catalogue } from '../translate.ts'

/** Spanish: everything else that is said. */
export const sentences: Catalogue = {
  '1: not at all': '1: nada',
  '3: it works': '3: funciona',
  '5: very': '5: mucho',
  'A backup helps only if it is somewhere else, young enough, and can be read back.':
    'Una copia solo ayuda si está en otro sitio, es reciente y se puede volver a leer.',
  'A person at {0} will get in touch with you. You can go on meanwhile.':
    'Una persona de {0} se pondrá en contacto con usted. Mientras tanto puede continuar.',
  'A proposal that serves your aims beats one that lists products.':
    'Una propuesta que sirve a sus objetivos vale más que una lista de productos.',
  'A scan from inside the office finds what no question can: old devices, open doors, forgotten machines. It needs your consent, which you can take back at any time.':
    'Un análisis desde la oficina encuentra lo que ninguna pregunta encuentra: dispositivos viejos, puertas abiertas, máquinas olvidadas. Requiere su consentimiento, que puede retirar cuando quiera.',
  'A time such as 8:00 or 5 pm, please.': 'Una hora como 8:00 o 17:00, por favor.',
  'Administrative and Support and Waste Management and Remediation Services':
    'Servicios administrativos, de apoyo y de gestión de residuos',
  'Age and number of the machines drive cost and risk more than anything else.':
    'La edad y el número de las máquinas pesan más que nada en los gastos y en el riesgo.',
  'Agriculture, Forestry, Fishing and Hunting': 'Agricultura, silvicultura, pesca y caza',
  'And the last few, which concern some companies only:':
    'Y las últimas, que solo afectan a algunas empresas:',
  'And these, which belong to your industry too:': 'Y estas, que también van con su sector:',
  'Answer in this order, separated by commas.': 'Responda en este orden, separando con comas.',
  'Arts, Entertainment, and Recreation': 'Arte, ocio y espectáculos',
  'Before we can send it, we need your e-mail address and your consent.':
    'Antes de enviarlo necesitamos su correo electrónico y su consentimiento.',
  'Changed. {0} gets the change by itself.': 'Cambiado. {0} recibe el cambio automáticamente.',
  'Contract: download (Mbit/s)': 'Contrato: bajada (Mbit/s)',
  'Contract: upload (Mbit/s)': 'Contrato: subida (Mbit/s)',
  'Contracts and licences carry the legal name, and a change of owner often changes the IT.':
    'Contratos y licencias llevan la razón social, y un cambio de dueño suele cambiar la informática.',
  'Contracts that renew by themselves and licences that nobody uses are where money is found first.':
    'Contratos que se renuevan solos y licencias que nadie usa: ahí se encuentra dinero primero.',
  'Could not be checked: {0}': 'No se pudo comprobar: {0}',
  'Customer data is what privacy rules are about, and it is often in more places than one.':
    'Los datos de clientes son el centro de las normas de privacidad, y suelen estar en más de un sitio.',
  'Devices are what is patched, protected and replaced; work from outside decides how people sign in.':
    'Los dispositivos se actualizan, se protegen y se sustituyen; el trabajo desde fuera decide cómo se inicia sesión.',
  'Doubled protection costs money, and gaps cost more. Insurers ask for this list as well.':
    'La protección doble cuesta dinero, y los huecos cuestan más. Las aseguradoras también piden esta lista.',
  'Each location needs its own line, Wi-Fi and firewall, and somebody who can get there.':
    'Cada sede necesita su línea, su red wifi y su firewall, y alguien que pueda ir.',
  'Each part makes the result and the proposal more exact. None of them is needed, and you can stop in the middle and come back.':
    'Cada parte hace el resultado y la propuesta más exactos. Ninguna es necesaria, y puede parar a la mitad y volver.',
  'Estimates are fine: about 30, 40, 2, 25. What you do not know leave out.':
    'Bastan estimaciones: unos 30, 40, 2, 25. Deje fuera lo que no sepa.',
  'Every domain that you send mail from needs the same protection, and subsidiaries often share the same systems.':
    'Cada dominio desde el que envían correo necesita la misma protección, y las filiales suelen compartir los mismos sistemas.',
  'Everything you say stays between you and your IT provider. You can change or leave out any answer.':
    'Todo lo que diga queda entre usted y su proveedor informático. Puede cambiar u omitir cualquier respuesta.',
  'Files can be handed over on our own page, or sent here as attachments.':
    'Los archivos se entregan en nuestra propia página, o se envían aquí como adjuntos.',
  'First the rules of your industry. A short answer to each:':
    'Primero las normas de su sector. Una respuesta corta a cada una:',
  'Four quick ones about safety: backup, sign-in with a second factor (a code or an app), cyber insurance, and what happened in the last two years. And where are you now: at the office, we could look at its connection next.':
    'Cuatro preguntas rápidas sobre seguridad: copias, inicio de sesión con un segundo factor (un código o una app), ciberseguro, y lo que pasó en los dos últimos años. Y dónde está ahora: si es en la oficina, después podríamos ver su conexión.',
  'Has a problem: {0}': 'Tiene un problema: {0}',
  'Health Care and Social Assistance': 'Salud y asistencia social',
  'Hello {0}, this is Sentry, the assistant of {1}. Some things are filled in already; you only confirm or correct them.':
    'Hola, {0}, soy Sentry, el asistente de {1}. Algunas cosas ya están rellenas; solo tiene que confirmarlas o corregirlas.',
  "Hello, this is Sentry, the assistant of {0}. A colleague asks you for one part of your company's IT assessment: {1}. Nothing else is asked or shown here, and it saves as you go.":
    'Hola, soy Sentry, el asistente de {0}. Alguien de su empresa le pide una parte de la evaluación informática: {1}. Aquí no se pregunta ni se muestra nada más, y todo se va guardando.',
  'Hello, this is Sentry, the assistant of {0}. Some things are filled in already; you only confirm or correct them.':
    'Hola, soy Sentry, el asistente de {0}. Algunas cosas ya están rellenas; solo tiene que confirmarlas o corregirlas.',
  'I agree that {0} keeps my answers and contact details to prepare this assessment. I can have them deleted at any time.':
    'Acepto que {0} guarde mis respuestas y datos de contacto para preparar esta evaluación. Puedo hacer que se borren en cualquier momento.',
  'I may decide this for my company, and I agree that {0} scans the targets that I named. A scan looks, and changes nothing.':
    'Puedo decidirlo por mi empresa, y acepto que {0} analice los objetivos que he nombrado. Un análisis mira, y no cambia nada.',
  'If nobody chose one, it is "what came with Windows".':
    'Si nadie lo eligió, es «lo que venía con Windows».',
  'If nothing comes of it, it is deleted {0} days after your last visit.':
    'Si no se llega a nada, se borra {0} días después de su última visita.',
  'If one person or one company alone holds them, you depend on it on the worst day.':
    'Si una sola persona o empresa las tiene, dependen de ella el peor día.',
  'If you like, go on with one of these. Each takes a few minutes, alone or with a colleague, and you can stop at any time.':
    'Si quiere, siga con una de estas partes. Cada una lleva unos minutos, a solas o con alguien de su equipo, y puede parar cuando quiera.',
  'Insurers ask for it by name, and two at once are worse than one.':
    'Las aseguradoras lo piden por su nombre, y dos a la vez son peor que uno.',
  'Insurers ask for sign-in with a second factor, tested backups and more before they renew; there is time to prepare.':
    'Antes de renovar, las aseguradoras piden segundo factor, copias probadas y más; así hay tiempo de prepararse.',
  'It decides how much work would be lost on a bad day.':
    'De eso depende cuánto trabajo se perdería en un mal día.',
  'It is kept until you or {0} delete it.': 'Se guarda hasta que usted o {0} lo borre.',
  'It is the door that attackers try first.': 'Es la puerta que los atacantes prueban primero.',
  'It is the hardest to replace, and its vendor sets the rules for your computers.':
    'Es lo más difícil de sustituir, y su fabricante pone las reglas a sus equipos.',
  'It is with {0} already. Changes go on by themselves.': '{0} ya lo tiene. Los cambios se envían solos.',
  'It measures the line from this browser to our server: its speed, its delay, and what arrives of your contract. It looks at nothing in your network.':
    'Mide la línea de este navegador a nuestro servidor: su velocidad, su retardo, y lo que llega de su contrato. No mira nada en su red.',
  'Leases of copiers run for years and end on one day that is easily missed.':
    'Los alquileres de copiadoras duran años y acaban un día que es fácil pasar por alto.',
  'Lines, a sheet, or the text of an invoice. You confirm each row.':
    'Líneas, una hoja o el texto de una factura. Usted confirma cada fila.',
  'Mail and documents stop everyone when they stop, so they come first.':
    'Cuando el correo y los documentos se paran, se paran todos; por eso van primero.',
  'Mail, documents and working together': 'Correo, documentos y trabajo en común',
  'Managed Security Service Provider (MSSP)': 'Seguridad gestionada (MSSP)',
  'Management of Companies and Enterprises': 'Gestión de empresas',
  'May your network be scanned later, with a program that you start on an office computer? Nothing is scanned by saying yes.':
    '¿Se puede analizar su red más adelante, con un programa que usted inicia en un equipo de la oficina? Decir que sí no analiza nada.',
  'Measured: download (Mbit/s)': 'Medido: bajada (Mbit/s)',
  'Measured: upload (Mbit/s)': 'Medido: subida (Mbit/s)',
  'Measured: {0} Mbit/s down and {1} Mbit/s up. Once you tell us what the contract promises, we compare the two.':
    'Medido: {0} Mbit/s de bajada y {1} Mbit/s de subida. Cuando nos diga lo que promete el contrato, los comparamos.',
  'Mining, Quarrying, and Oil and Gas Extraction': 'Minería, canteras, petróleo y gas',
  'Not there: anyone can send mail that looks like yours':
    'No existe: cualquiera puede enviar correo que parezca suyo',
  'Not there: forged mail is not stopped': 'No existe: el correo falso no se detiene',
  'Nothing should start before the old contract ends, and a change makes sense only where it gets better or cheaper.':
    'Nada debería empezar antes de que acabe el contrato viejo, y cambiar solo tiene sentido donde mejora o cuesta menos.',
  'Old devices without repairs are where attacks and outages begin. Only the few that matter; a scan can find the rest.':
    'En los dispositivos viejos sin actualizaciones empiezan los ataques y las averías. Solo los pocos que importan; un análisis encuentra el resto.',
  'Old firewalls get no repairs any more, and a guest on your own Wi-Fi is inside the office.':
    'Los firewalls viejos ya no se actualizan, y una visita en su propia red wifi está dentro de la oficina.',
  'Old lines are often paid for long after the last call.':
    'Las líneas viejas se suelen pagar mucho después de la última llamada.',
  'Other Services (except Public Administration)': 'Otros servicios (salvo administración pública)',
  'Our IT person is leaving in spring': 'Nuestro informático se va en primavera',
  'Our provider, and a copy in the safe': 'Nuestro proveedor, y una copia en la caja fuerte',
  'Professional, Scientific, and Technical Services': 'Servicios profesionales, científicos y técnicos',
  'Real Estate and Rental and Leasing': 'Inmuebles y alquiler',
  'Response times are what support contracts cost most for. It pays to ask for what you need, and no more.':
    'Los tiempos de respuesta son lo que más cuesta en un contrato de soporte. Conviene pedir lo que necesita, y no más.',
  'Rules decide what must be encrypted, kept or reported, and insurers and customers ask for it. These questions tell which to look at; they are no legal advice.':
    'Las normas deciden qué hay que cifrar, guardar o notificar, y aseguradoras y clientes lo piden. Estas preguntas muestran cuáles revisar; no son asesoramiento jurídico.',
  'Saved. We go on here:': 'Guardado. Seguimos aquí:',
  'Saved. You can come back to it at any time.': 'Guardado. Puede volver a ello cuando quiera.',
  'Sealed: only {0} can open it': 'Sellado: solo {0} puede abrirlo',
  'Security incidents, last 24 months': 'Incidentes de seguridad, últimos 24 meses',
  'Sent to {0}. Here is your result.': 'Enviado a {0}. Este es su resultado.',
  'Separate several by commas in the field, or give one in each line.':
    'Separe varios con comas en el campo, o escriba uno en cada línea.',
  'Some industries have rules about data, and others pay for downtime differently; it decides what we compare you with. Your IT provider sees it.':
    'Algunos sectores tienen normas sobre datos, y a otros una parada les cuesta más o menos; de ello depende con quién le comparamos. Su proveedor informático lo ve.',
  'Somebody may have to come by, and taxes and some rules depend on where you are.':
    'Quizá alguien tenga que acudir, y los impuestos y algunas normas dependen de dónde están.',
  'Support and licences are counted by people and places, so these numbers decide the price most. An estimate is fine. Your IT provider sees them.':
    'El soporte y las licencias se cuentan por personas y sedes; por eso estos números son lo que más pesa en el precio. Basta una estimación. Su proveedor informático los ve.',
  'Support, maintenance and backups are planned around the hours that you work.':
    'Soporte, mantenimiento y copias se planifican según las horas en que trabajan.',
  'Thank you, that is everything. {0} has it all.': 'Gracias, eso es todo. {0} lo tiene todo.',
  'Thank you, that was everything we wanted to ask you. Your colleague and {0} have it. You can close this page, or change what you said.':
    'Gracias, eso era todo lo que queríamos preguntarle. Lo tienen quien se lo pidió y {0}. Puede cerrar esta página, o cambiar lo que dijo.',
  "Thank you. As you are not at the office, nothing of it is stored as your office's line.":
    'Gracias. Como no está en la oficina, nada de ello se guarda como línea de su oficina.',
  'That does not look like a phone number. Try something like `+1 555 010 0123`, or leave it out.':
    'Eso no parece un número de teléfono. Pruebe algo como `+34 915 550 123`, o déjelo fuera.',
  'That does not look like an e-mail address. Try something like `ada@acme.com`.':
    'Eso no parece un correo electrónico. Pruebe algo como `ada@acme.com`.',
  'That is fine. Everything is saved, and {0} has what it needs. To tell us more later, say "more".':
    'Está bien. Todo está guardado, y {0} tiene lo que necesita. Para contarnos más después: «más».',
  'That is more than 1 MB, more than a list of services needs. Send the part that lists them.':
    'Eso es más de 1 MB, más de lo que necesita una lista de servicios. Envíe la parte que los enumera.',
  'That is {0} characters, and we can keep {1} here. Please shorten it; what you typed is still above.':
    'Son {0} caracteres, y aquí podemos guardar {1}. Acórtelo, por favor; lo que escribió sigue arriba.',
  'That is {0} characters; up to {1} fit here.': 'Son {0} caracteres; aquí caben hasta {1}.',
  'That was all we need. Send it to {0} and see your result? You can still change anything, before and after.':
    'Eso era todo lo que necesitamos. ¿Enviarlo a {0} y ver su resultado? Puede cambiarlo todo, antes y después.',
  'That was every part there is, thank you. {0} has it all.':
    'Esas eran todas las partes, gracias. {0} lo tiene todo.',
  'The answer is encrypted in your browser. Only {0} can open it, with a key that this server does not have.':
    'La respuesta se cifra en su navegador. Solo {0} puede abrirla, con una clave que este servidor no tiene.',
  'The door for your own people is the one that others try first.':
    'La puerta de su propia gente es la que otros prueban primero.',
  'The server stops every other week': 'El servidor se para cada dos semanas',
  'There is nothing to ask in that part now.': 'Ahora no hay nada que preguntar en esa parte.',
  'These four decide how bad a bad day gets, and insurers ask for them. Your IT provider sees the answers; they are stored encrypted and go nowhere else.':
    'Estas cuatro deciden lo malo que será un mal día, y las aseguradoras las preguntan. Su proveedor informático ve las respuestas; se guardan cifradas y no van a ningún otro sitio.',
  'These have deadlines that do not move, and data that must be kept for years.':
    'Aquí hay plazos que no se mueven, y datos que deben guardarse durante años.',
  'This is the first question, there is nothing before it.':
    'Esta es la primera pregunta, no hay nada antes.',
  'This is what we know of. What is missing, and who uses it? You can also paste a list, a sheet or an invoice.':
    'Esto es lo que conocemos. ¿Qué falta, y quién lo usa? También puede pegar una lista, una hoja o una factura.',
  'This one we need, so that the result can reach you.':
    'Esto lo necesitamos, para que el resultado le llegue.',
  'Those are {0}. Please pick the three that matter most.': 'Son {0}. Elija las tres que más importan.',
  'Type the name as you say it at work; one is enough.':
    'Escriba el nombre como lo dicen en el trabajo; basta uno.',
  'Until you send it, your IT provider sees a draft and nobody acts on it. Afterwards you can still change everything.':
    'Hasta que lo envíe, su proveedor informático ve un borrador y nadie actúa. Después todavía puede cambiarlo todo.',
  'We are still looking up {0}. It takes a few seconds; you can wait here or go on.':
    'Seguimos consultando {0}. Tarda unos segundos; puede esperar aquí o continuar.',
  'We cannot go on without it; it stays between you and us.':
    'Sin ello no podemos seguir; queda entre usted y nosotros.',
  'We found nothing in there that we could read as a list. One line for each is best.':
    'No encontramos nada que pudiéramos leer como lista. Lo mejor es una línea para cada cosa.',
  'We have noted that you would like a call from {0}. Please leave your phone number when we ask for your e-mail.':
    'Hemos anotado que quiere una llamada de {0}. Deje su teléfono cuando le pidamos el correo.',
  'We have noted that you would like a person of {0}. They need your e-mail or phone number to reach you; it comes in one of the next questions.':
    'Hemos anotado que quiere hablar con una persona de {0}. Para ello hace falta su correo o su teléfono; lo preguntamos en una de las siguientes.',
  'We know of no connection between them.': 'No conocemos ninguna conexión entre ellos.',
  'We list the first {0} services; the other lines are kept as they stand.':
    'Listamos los primeros {0} servicios; las demás líneas se conservan tal cual.',
  'We look for the address that people type to find you, such as `acme.com`. If there is none, say "no website".':
    'Buscamos la dirección que se escribe para encontrarles, como `acme.com`. Si no hay, diga «sin sitio web».',
  'We read the first {0} lines; the others are kept as they stand.':
    'Leímos las primeras {0} líneas; las demás se conservan tal cual.',
  'We read {0} rows in your list. Take over what is right; nothing is stored before that.': {
    one: 'Leímos 1 fila en su lista. Acepte lo que sea correcto; antes no se guarda nada.',
    other: 'Leímos {0} filas en su lista. Acepte lo que sea correcto; antes no se guarda nada.',
  },
  "We store what you say here, what public records say about your company's website and mail, and the technical note that a conversation took place. It is stored encrypted.":
    'Guardamos lo que dice aquí, lo que los registros públicos dicen del sitio web y el correo de su empresa, y la nota técnica de que hubo una conversación. Se guarda cifrado.',
  'Welcome back, {0}. Your answers are with {1}. You can still change anything; changes go on by themselves.':
    'Hola de nuevo, {0}. {1} tiene sus respuestas. Puede cambiarlo todo; los cambios se envían solos.',
  'Welcome back. Everything you said is saved. This is where we were:':
    'Hola de nuevo. Todo lo que dijo está guardado. Nos quedamos aquí:',
  'Welcome back. Your answers are with {0}. You can still change anything; changes go on by themselves.':
    'Hola de nuevo. {0} tiene sus respuestas. Puede cambiarlo todo; los cambios se envían solos.',
  'Yes: {0}': 'Sí: {0}',
  'You can download all of it or have it deleted at any time, under Help.':
    'Puede descargarlo todo o hacer que se borre cuando quiera, en Ayuda.',
  'You were asked for this one part; your colleague sends the rest.':
    'Se le pidió solo esta parte; el resto lo envía quien se la pidió.',
  'Your domain name tells us in public records how your mail and your website are set up, so that you need not. We look at nothing that is not public; your IT provider sees it.':
    'Su nombre de dominio nos dice en registros públicos cómo están configurados su correo y su sitio web; así no tiene que explicarlo usted. No miramos nada que no sea público; su proveedor informático lo ve.',
  'Your domain was verified for {0} at some time. It may be an old proof.':
    'Su dominio se verificó para {0} alguna vez. Puede ser una prueba antigua.',
  'Your mail seems to go to a server of your own.': 'Su correo parece ir a un servidor propio.',
  'Your mail seems to pass through {0}.': 'Su correo parece pasar por {0}.',
  'Your result is ready. A few questions are left; answering them makes it more exact, and you may stop at any time.':
    'Su resultado está listo. Quedan unas preguntas; responderlas lo hace más exacto, y puede parar cuando quiera.',
  'Your website carries marks of {0}.': 'Su sitio web lleva señales de {0}.',
  '{0} That is below the contract; Wi-Fi or a busy hour can explain it, so measure once more by cable.':
    '{0} Es menos que el contrato; la red wifi o una hora de mucho uso pueden explicarlo, así que mida otra vez por cable.',
  '{0} That is less than half of the contract. Measure once more by cable; if it stays so, your provider owes you an answer.':
    '{0} Es menos de la mitad del contrato. Mida otra vez por cable; si sigue así, su operador le debe una respuesta.',
  '{0} connects with {1}, which is not in the list.': '{0} está conectado con {1}, que no está en la lista.',
  '{0} is needed, so that we know which one it is.': '{0} hace falta, para saber de cuál se trata.',
  '{0} knows your case better before you talk.': '{0} conoce mejor su caso antes de hablar con usted.',
  '{0} lines said nothing that we know, and are left out.': {
    one: '1 línea no nos decía nada y se ha dejado fuera.',
    other: '{0} líneas no nos decían nada y se han dejado fuera.',
  },
  '{0} may contact me by e-mail or phone about the result, and remind me twice at most to finish.':
    '{0} puede contactarme por correo o teléfono sobre el resultado, y recordarme como mucho dos veces que lo termine.',
  '{0} seems to answer for your domain name.': '{0} parece responder por su nombre de dominio.',
  '{0} sees it and keeps it in its customer records; nobody else does, and nothing is sold or used for advertising.':
    '{0} lo ve y lo guarda en sus fichas de clientes; nadie más, y nada se vende ni se usa para publicidad.',
  '{0} sees the answer, nobody else.': '{0} ve la respuesta, nadie más.',
  '{0} usually connects with {1}; nobody has confirmed it here.':
    '{0} suele estar conectado con {1}; aquí nadie lo ha confirmado.',
  '{0} will call you at {1}. You can go on meanwhile.':
    '{0} le llamará al {1}. Mientras tanto puede continuar.',
  '{0}: done, and saved. {1}': '{0}: hecho, y guardado. {1}',
  '{0}: we did not understand that number. Try something like 40, "about 40" or 30-50.':
    '{0}: no entendimos ese número. Pruebe algo como 40, «unos 40» o 30-50.',
  '{0}: {1} of {2} Mbit/s arrived.': '{0}: llegaron {1} de {2} Mbit/s.',
}

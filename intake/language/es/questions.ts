import type { Catalogue } from '../translate.ts'

/** Spanish: questions. */
export const questions: Catalogue = {
  'A Wi-Fi of their own for guests?': '¿Una red wifi aparte para las visitas?',
  'About what happened in the last two years: what was it, and when?':
    'Sobre lo que pasó en los dos últimos años: ¿qué fue, y cuándo?',
  'About your IT provider: what does it cost, when does the contract end, with which notice, and how content are you?':
    'Sobre su proveedor informático: ¿cuánto cuesta, cuándo acaba el contrato, con qué preaviso, y está contento con él?',
  'And you: what is your role, and when may we call you best?':
    'Y usted: ¿cuál es su cargo, y cuándo prefiere que le llamemos?',
  'Cyber insurance?': '¿Ciberseguro?',
  'How content are you?': '¿Está contento?',
  'How do people reach the office from outside, and how many of them?':
    '¿Cómo se conecta su gente a la oficina desde fuera, y cuántas personas son?',
  'How do people, and whoever helps you, get in from outside?':
    '¿Cómo se conectan desde fuera su gente y quien les ayuda?',
  'How is your company reached: its phone number, its general mailbox, its social pages?':
    '¿Cómo se contacta con su empresa: su teléfono, su buzón general, sus páginas en redes sociales?',
  'How many people work with you, how many of them with a computer, and at how many locations? A guess or a range is fine.':
    '¿Cuántas personas trabajan con usted, cuántas usan un equipo (PC), y en cuántas sedes? Basta una estimación o un rango.',
  'How much of the work is done outside the office, and how many devices are there?':
    '¿Qué parte del trabajo se hace fuera de la oficina, y cuántos dispositivos hay?',
  'How soon should somebody work on it: when everything stands still, when one person cannot work, and otherwise?':
    '¿En cuánto tiempo debe atenderlo alguien: cuando todo está parado, cuando una persona no puede trabajar, y en otros casos?',
  'In a few sentences: what does your company do, and for whom?':
    'En pocas frases: ¿qué hace su empresa, y para quién?',
  'Last one: what could it cost in a month, when should it start, and who decides?':
    'Lo último: ¿cuánto podría costar al mes, cuándo debería empezar, y quién decide?',
  'Of course. What should it be?': 'Por supuesto. ¿Cómo debe quedar?',
  'On which days and at which hours do you work, and do you need help outside of them?':
    '¿Qué días y a qué horas trabajan, y necesitan ayuda fuera de ellas?',
  'The program that you read your mail in is a good hint: Outlook, Gmail?':
    'El programa en que lee su correo es una buena pista: ¿Outlook, Gmail?',
  'This is what we found in public records about {0}. Is it right?':
    'Esto es lo que encontramos en registros públicos sobre {0}. ¿Es correcto?',
  'We could not check {0} just now; you can go on without it. What is the name of your company?':
    'No pudimos comprobar {0} ahora mismo; puede seguir sin ello. ¿Cómo se llama su empresa?',
  'We looked at {0}, and what we found stands beside. It does not tell us the name of your company: what is it?':
    'Consultamos {0}, y lo que encontramos aparece al lado. No nos dice el nombre de su empresa: ¿cuál es?',
  'What bothers you about your IT? Each with how bad it is, what it costs you, and since when.':
    '¿Qué le molesta de su informática? De cada cosa: su gravedad, lo que le cuesta, y desde cuándo.',
  'What customers and authorities ask of you:': 'Lo que clientes y autoridades les piden:',
  'What do people work on, and which servers stand behind it?':
    '¿Con qué equipos trabajan, y qué servidores hay detrás?',
  'What do you keep the books and pay wages with?': '¿Con qué llevan las cuentas y pagan las nóminas?',
  'What do you pay for IT, to whom, and until when? Type it, or paste a list or the text of an invoice.':
    '¿Qué pagan por informática, a quién, y hasta cuándo? Escríbalo, o pegue una lista o el texto de una factura.',
  'What do you print, copy and scan with?': '¿Con qué imprimen, copian y escanean?',
  'What do you spend on IT in a month, all in all: support, licences, internet, phones?':
    '¿Cuánto gastan en informática al mes, en total: soporte, licencias, internet, teléfonos?',
  'What do you telephone with, and whose lines are they?':
    '¿Con qué hacen sus llamadas, y de quién son las líneas?',
  'What do you write, meet and plan with?': '¿Con qué escriben, se reúnen y planifican?',
  'What happened alone will do. Or skip it.': 'Basta lo que pasó. U omítalo.',
  'What happened once happens again unless its cause is gone. Nobody is blamed for it here.':
    'Lo que pasó una vez vuelve a pasar mientras siga su causa. Aquí no se culpa a nadie.',
  'What hurts alone will do. Or skip it.': 'Basta lo que molesta. U omítalo.',
  'What is backed up alone will do, for example: Server; Mail. Or skip it.':
    'Basta lo que se copia, por ejemplo: Servidor; Correo. U omítalo.',
  'What is backed up, where to, how often, and did a restore work?':
    '¿De qué se hace copia, adónde, con qué frecuencia, y funcionó una restauración?',
  'What is bought now should still fit then, and moves need months of notice for new lines.':
    'Lo que se compra ahora debería servir también entonces, y las mudanzas necesitan meses para nuevas líneas.',
  'What is the legal name of your company, since when does it exist, and who owns it?':
    '¿Cuál es la razón social de su empresa, desde cuándo existe, y de quién es?',
  'What is the name of your company?': '¿Cómo se llama su empresa?',
  'What protects your computers against malware?': '¿Qué protege sus equipos del software malicioso?',
  'What protects your mail, sign-ins, computers and network?':
    '¿Qué protege su correo, inicios de sesión, equipos y red?',
  'What should your IT make possible for the company in the next years?':
    '¿Qué debería hacer posible su informática para la empresa en los próximos años?',
  'What stops the business first gets the shortest way back in a plan for a bad day.':
    'Lo que para el negocio primero tiene el camino de vuelta más corto en un plan para un mal día.',
  'What would you tell a new neighbour? Or skip it.': '¿Qué le contaría a un vecino nuevo? U omítalo.',
  'What you run decides what must be kept running, saved and licensed. Your IT provider sees it; it is stored encrypted.':
    'Lo que utilizan decide qué debe funcionar, copiarse y tener licencia. Su proveedor informático lo ve; se guarda cifrado.',
  'Where are you now?': '¿Dónde está ahora?',
  'Where do you keep your customers, and what do you reach them with?':
    '¿Dónde guardan los datos de sus clientes, y con qué se comunican con ellos?',
  'Where do your files live, and what saves them?':
    '¿Dónde están sus archivos, y con qué se hacen las copias?',
  'Where do your mail and documents live?': '¿Dónde están su correo y sus documentos?',
  'Where is the company going: people in one and in three years, moves, plans?':
    '¿Adónde va la empresa: personas en uno y en tres años, mudanzas, planes?',
  'Where may we send the result and the link to continue? A phone number is optional.':
    '¿Adónde podemos enviar el resultado y el enlace para continuar? El teléfono es opcional.',
  'Where your customers are, and how they pay:': 'Dónde están sus clientes, y cómo pagan:',
  'Which address does your company have?': '¿Qué dirección tiene su empresa?',
  'Which departments are there, how many people work in each, and who leads it?':
    '¿Qué departamentos hay, cuántas personas trabajan en cada uno, y quién los dirige?',
  'Which devices would hurt most if they broke: servers, storage, the big printer?':
    '¿Qué dispositivos les harían más falta si fallaran: servidores, almacenamiento, la impresora grande?',
  'Which industry are you in? Everyday words will do, such as "dentist".':
    '¿En qué sector están? Sirven palabras comunes, como «dentista».',
  'Which industry are you in? From your website it looks like {0}.':
    '¿En qué sector están? Por su sitio web parece {0}.',
  'Which internet lines do you have, at which location, and what does the contract promise?':
    '¿Qué líneas de internet tienen, en qué sede, y qué promete el contrato?',
  'Which locations do you have, and how many people work at each?':
    '¿Qué sedes tienen, y cuántas personas trabajan en cada una?',
  'Which of these interest you most? Pick up to three.':
    '¿Cuáles de estas le interesan más? Elija hasta tres.',
  'Which one or two applications does your business stand on? The ones that would stop you if they were gone tomorrow.':
    '¿Sobre qué una o dos aplicaciones se sostiene su negocio? Aquellas sin las que mañana todo pararía.',
  'Which processes keep the business going, and which programs do they need?':
    '¿Qué procesos mantienen el negocio, y qué programas necesitan?',
  'Which software is made for your line of work?': '¿Qué software está hecho para su oficio?',
  'Who allows it, what may be scanned, and "yes". Or skip it.':
    'Quién lo permite, qué se puede analizar, y «sí». U omítalo.',
  'Who holds the administrator passwords of your systems? Only who, never the passwords themselves.':
    '¿Quién tiene las contraseñas de administrador de sus sistemas? Solo quién, nunca las contraseñas.',
  'Who looks after your IT today, and if there is a contract, until when?':
    '¿Quién se encarga hoy de su informática, y si hay contrato, hasta cuándo?',
  'Who may see what follows from departments, and the heads know what their people need.':
    'Quién puede ver qué se deduce de los departamentos, y sus responsables saben qué necesita su gente.',
  'Who runs your website, your domain name and your servers in the cloud?':
    '¿Quién se encarga de su sitio web, su nombre de dominio y sus servidores en la nube?',
  'Who signs in with a second factor?': '¿Quién inicia sesión con un segundo factor?',
  'Who takes part in the decision?': '¿Quién participa en la decisión?',
  'Who uses what decides which licences you need, and a second factor on each of them is what keeps strangers out.':
    'Quién usa qué decide las licencias que hacen falta, y un segundo factor en todas deja fuera a los extraños.',
  'Whoever holds the domain name can take mail and website down, by mistake as well.':
    'Quien tiene el nombre de dominio puede dejar sin servicio el correo y el sitio web, también por error.',
  'Whoever prepares your proposal understands what must never stand still.':
    'Quien prepara su propuesta entiende qué no debe pararse nunca.',
  'Why are you looking at your IT now, and what hurts most?':
    '¿Por qué quiere revisar su informática ahora, y qué es lo que más molesta?',
  'Yes or no?': '¿Sí o no?',
  'Your Wi-Fi and firewall: which make are they, and do guests have a Wi-Fi of their own?':
    'Su red wifi y su firewall: ¿de qué marca son, y tienen las visitas una red wifi aparte?',
  'Your cyber insurance: with whom is it, and when does it renew?':
    'Su ciberseguro: ¿con quién está, y cuándo se renueva?',
  'Your mail records point to {0}. Is that where your mail and documents live?':
    'Sus registros de correo apuntan a {0}. ¿Están ahí su correo y sus documentos?',
  '{0} You named {1} already: is there more?': '{0} Ya nombró {1}: ¿hay más?',
  '{0}: that does not look right. Could you type it another way?':
    '{0}: eso no parece correcto. ¿Podría escribirlo de otra forma?',
}

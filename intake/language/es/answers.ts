import type { Catalogue } from '../translate.ts'

/** Spanish: how to answer, with examples. */
export const answers: Catalogue = {
  'A day or a month, for example: 2027-03-01 or March 2027':
    'Un día o un mes, por ejemplo: 01/03/2027 o marzo de 2027',
  'A few words are enough, for example: our provider is slow to answer':
    'Bastan unas palabras, por ejemplo: nuestro proveedor tarda en responder',
  'A guess for next year is enough, for example: about 45. Or skip it.':
    'Basta una estimación para el año que viene, por ejemplo: unos 45. U omítalo.',
  'A name or a role is enough. Or skip it.': 'Basta un nombre o un cargo. U omítalo.',
  'A number is enough, for example: 2. Say "enough" to leave it at that.':
    'Basta un número, por ejemplo: 2. Diga «basta» para dejarlo así.',
  'A number, for example: 100': 'Un número, por ejemplo: 100',
  'A number, for example: 40': 'Un número, por ejemplo: 40',
  'A rough amount a month is enough, for example: 2000. Or skip it.':
    'Basta una cantidad aproximada al mes, por ejemplo: 2000. U omítalo.',
  'A share between 0 and 100 per cent, for example: 30':
    'Una parte entre 0 y 100 por ciento, por ejemplo: 30',
  'A time, for example: 8:00 or 5 pm': 'Una hora, por ejemplo: 8:00 o 17:00',
  'An address, for example: acme.com': 'Una dirección, por ejemplo: acme.com',
  'An amount, for example: $450 or 12.50': 'Un importe, por ejemplo: 450 € o 12,50',
  'Any name that we may call you by will do, for example: Ada':
    'Sirve cualquier nombre por el que podamos llamarle, por ejemplo: Ada',
  'Everything is saved and sent. To change something pick it in "What we know so far", or say for example "edit employees". To tell us more, say "more".':
    'Todo está guardado y enviado. Para cambiar algo, elíjalo en «Lo que sabemos», o diga por ejemplo «cambiar empleados». Para contarnos más: «más».',
  'For example: "a new office", "an audit", "nothing works". Or skip it.':
    'Por ejemplo: «una oficina nueva», «una auditoría», «no funciona nada». U omítalo.',
  'For example: $2,400, about 2k, or 1500-3000': 'Por ejemplo: 2.400 €, unos 2k, o 1500-3000',
  'For example: 12 Main Street, , Austin, TX, 78701, US':
    'Por ejemplo: Calle Mayor 12, , Madrid, , 28013, ES',
  'For example: 2, 6. One is enough.': 'Por ejemplo: 2, 6. Con uno basta.',
  'For example: 300 down, 30 up. Or skip it.': 'Por ejemplo: 300 de bajada, 30 de subida. U omítalo.',
  'For example: 555 010 0123, office@acme.com': 'Por ejemplo: 915 550 123, oficina@acme.com',
  'For example: Acme Dental LLC, 1998, family-owned': 'Por ejemplo: Acme Dental SL, 1998, familiar',
  'For example: Acme Labs for the subsidiary. What does not apply leave out, or skip it.':
    'Por ejemplo: Acme Labs como filial. Deje fuera lo que no proceda, u omítalo.',
  'For example: Hiscox, June 2027': 'Por ejemplo: Hiscox, junio de 2027',
  'For example: I am the owner, all devices at Main Street, yes':
    'Por ejemplo: Soy el dueño, todos los dispositivos de la calle Mayor, sí',
  'For example: Microsoft 365, or Google Workspace.': 'Por ejemplo: Microsoft 365, o Google Workspace.',
  'For example: Microsoft Defender, or SentinelOne': 'Por ejemplo: Microsoft Defender, o SentinelOne',
  'For example: Monday to Friday, 8:00, 17:30, not needed':
    'Por ejemplo: de lunes a viernes, 8:00, 17:30, no hace falta',
  'For example: OpenVPN, 12': 'Por ejemplo: OpenVPN, 12',
  'For example: QuickBooks, Dentrix': 'Por ejemplo: QuickBooks, Sage',
  'For example: a month, 4, $1,200, March 2027, 3 months':
    'Por ejemplo: al mes, 4, 1.200 €, marzo de 2027, 3 meses',
  'For example: about 40, thirty, 1. The first number alone is enough.':
    'Por ejemplo: unos 40, treinta, 1. Con el primer número basta.',
  'For example: an IT provider, Contoso IT, March 2027. Or: nobody.':
    'Por ejemplo: un proveedor informático, Contoso IT, marzo de 2027. O: nadie.',
  'For example: office manager, mornings': 'Por ejemplo: responsable de oficina, por las mañanas',
  'For example: open a second office without hiring, pass the audit, answer customers faster.':
    'Por ejemplo: abrir una segunda oficina sin contratar, pasar la auditoría, responder antes a los clientes.',
  'For example: our provider alone, or: the owner, in a safe':
    'Por ejemplo: solo nuestro proveedor, o: la dueña, en una caja fuerte',
  'For example: yes, Ubiquiti, SonicWall, TZ270': 'Por ejemplo: sí, Ubiquiti, SonicWall, TZ270',
  'In this order, for example: 15 minutes, 4 hours, next working day':
    'En este orden, por ejemplo: 15 minutos, 4 horas, siguiente día laborable',
  'In this order, for example: 30%, 40, 2, 25': 'En este orden, por ejemplo: 30 %, 40, 2, 25',
  'In this order, for example: 45, 60, new office in spring, second practice':
    'En este orden, por ejemplo: 45, 60, oficina nueva en primavera, segunda consulta',
  'Name the line and the new value, for example: phone 555 010 0123. Or say "right".':
    'Nombre la línea y el valor nuevo, por ejemplo: teléfono 915 550 123. O diga «correcto».',
  'Name the lines that you know, for example: city: Austin. Or skip it.':
    'Nombre las líneas que conozca, por ejemplo: ciudad: Madrid. U omítalo.',
  'Name what you know, for example: notice: 3 months. Or skip it.':
    'Nombre lo que sepa, por ejemplo: preaviso: 3 meses. U omítalo.',
  'No matter. Say "not sure" or "skip" and we go on; you can come back to it at any time.':
    'No importa. Diga «no lo sé» u «omitir» y seguimos; puede volver a ello cuando quiera.',
  'Numbers work too, one for each of the four, for example: 2, 2, 1, 1':
    'También sirven los números, uno para cada una de las cuatro, por ejemplo: 2, 2, 1, 1',
  'Numbers work too, one for each, for example: 1, 3, 5':
    'También sirven los números, uno para cada una, por ejemplo: 1, 3, 5',
  'Numbers work too, one for each, for example: 3, 2, 1':
    'También sirven los números, uno para cada una, por ejemplo: 3, 2, 1',
  'One in each line, for example: Billing, yes, QuickBooks':
    'Uno por línea, por ejemplo: Facturación, sí, QuickBooks',
  'One in each line, for example: Comcast, cable, Main Street, 300, 30':
    'Una por línea, por ejemplo: Movistar, fibra, calle Mayor, 300, 30',
  'One in each line, for example: Front desk, 6, Grace Hopper':
    'Uno por línea, por ejemplo: Recepción, 6, Grace Hopper',
  'One in each line, for example: Grace Hopper, managing partner, grace@acme.com, yes':
    'Una persona por línea, por ejemplo: Grace Hopper, directora, grace@acme.com, sí',
  'One in each line, for example: Mailbox taken over, March 2026':
    'Uno por línea, por ejemplo: Buzón robado, marzo de 2026',
  'One in each line, for example: Main Street office 40 people; Warehouse, 5':
    'Una por línea, por ejemplo: Oficina calle Mayor 40 personas; Almacén, 5',
  'One in each line, for example: Main server, server, Dell, Windows Server 2016':
    'Uno por línea, por ejemplo: Servidor principal, servidor, Dell, Windows Server 2016',
  'One in each line, for example: Microsoft 365, $450 a month; Internet, Comcast, $180 a month':
    'Uno por línea, por ejemplo: Microsoft 365, 450 € al mes; Internet, Movistar, 180 € al mes',
  'One in each line, for example: QuickBooks Online, 4; Dentrix, 25':
    'Uno por línea, por ejemplo: QuickBooks Online, 4; Sage, 25',
  'One in each line, for example: Server, cloud, every day, never tested':
    'Una por línea, por ejemplo: Servidor, nube, cada día, nunca probado',
  'One in each line, for example: The server stops every other week, high, we lose half a day':
    'Uno por línea, por ejemplo: El servidor se para cada dos semanas, alta, perdemos medio día',
  'One line for each: {0}. To take one out say "remove" and its name.':
    'Una línea para cada uno: {0}. Para quitar uno, diga «quita» y su nombre.',
  'One line with your e-mail address and the word "yes" is enough: ada@acme.com, yes':
    'Basta una línea con su correo electrónico y la palabra «sí»: ada@acme.com, sí',
  'One name is enough. Say "none" if there is nothing, or skip it.':
    'Basta un nombre. Diga «ninguno» si no hay nada, u omítalo.',
  'One of the two is enough. Or skip it.': 'Basta uno de los dos. U omítalo.',
  'One sentence is enough. Or skip it.': 'Basta una frase. U omítalo.',
  'One word for each, separated by commas. What you leave out is not asked again.':
    'Una palabra para cada una, separadas por comas. Lo que deje fuera no se vuelve a preguntar.',
  'One word is often best: health, construction, retail, finance, school. Or pick from the list.':
    'Suele bastar una palabra: salud, construcción, comercio, finanzas, escuela. O elija de la lista.',
  'Pick a part by its name or number, for example: 1. Or say "enough".':
    'Elija una parte por nombre o número, por ejemplo: 1. O diga «basta».',
  'Please answer each with yes, no or not sure, in order, for example: yes, no, no':
    'Responda a cada una con sí, no o no lo sé, en orden, por ejemplo: sí, no, no',
  'Please answer in this order, for example: tell me what is normal, this quarter, I decide':
    'Responda en este orden, por ejemplo: dígame qué es lo normal, este trimestre, decido yo',
  'Please answer the four in this order, for example: yes never tested, some people, insured, nothing happened':
    'Responda a las cuatro en este orden, por ejemplo: sí nunca probado, algunos, asegurado, no pasó nada',
  'Please give numbers in this order, for example: 40, 25, 2':
    'Dé números en este orden, por ejemplo: 40, 25, 2',
  'Please pick up to three, by name or number, for example: backup, helpdesk':
    'Elija hasta tres, por nombre o número, por ejemplo: copias, soporte',
  'Please type the name of your company, for example: Acme Dental LLC':
    'Escriba el nombre de su empresa, por ejemplo: Acme Dental SL',
  'Please type your e-mail address, for example: ada@acme.com, 555 010 0123, yes':
    'Escriba su correo electrónico, por ejemplo: ada@acme.com, 915 550 123, sí',
  'Please type your first and last name, for example: Ada Lovelace':
    'Escriba su nombre y apellidos, por ejemplo: Ada Lovelace',
  'Say "all" or the numbers to take over what we suggest.':
    'Diga «todo» o los números para aceptar lo que sugerimos.',
  'Say "right" if all of it is correct, or what to change, for example: city Austin':
    'Diga «correcto» si todo está bien, o lo que hay que cambiar, por ejemplo: ciudad Madrid',
  'Say "right", "not sure", or what to change, for example "city Austin".':
    'Diga «correcto», «no lo sé», o lo que hay que cambiar, por ejemplo «ciudad Madrid».',
  'Say "send now" to send it, or pick what you would like to change.':
    'Diga «enviar ahora», o elija lo que quiera cambiar.',
  'Say "yes" if you agree to both, or "privacy only".':
    'Diga «sí» si acepta ambas cosas, o «solo privacidad».',
  'Start the check with the button, or say what your contract promises, for example: Comcast, cable, 300 down, 30 up':
    'Inicie la medición con el botón, o diga lo que promete su contrato, por ejemplo: Movistar, fibra, 300 de bajada, 30 de subida',
  'That check did not come through. Please start it once more, or skip it.':
    'Esa medición no llegó. Iníciela otra vez, u omítala.',
  'That message was empty. Type an answer, or "skip" to go on.':
    'Ese mensaje estaba vacío. Escriba una respuesta, u «omitir» para seguir.',
  'The check itself needs our own page. In words you can tell us what your contract says, for example: Comcast, cable, 300 down, 30 up':
    'La medición necesita nuestra propia página. Con palabras puede decirnos lo que promete su contrato, por ejemplo: Movistar, fibra, 300 de bajada, 30 de subida',
  'The days and two times are enough, for example: Mon-Fri, 8, 5 pm. Or skip it.':
    'Bastan los días y dos horas, por ejemplo: lun-vie, 8:00, 17:00. U omítalo.',
  'The legal name alone is enough. What you do not know leave out, or skip it.':
    'Basta la razón social. Deje fuera lo que no sepa, u omítalo.',
  'The make on the box is enough, for example: Wi-Fi: Ubiquiti. Or skip it.':
    'Basta la marca de la caja, por ejemplo: wifi: Ubiquiti. U omítalo.',
  'The month of renewal alone is enough. Or skip it.': 'Basta el mes de renovación. U omítalo.',
  'The name and a rough amount are enough, for example: Internet $180 a month. Or skip it.':
    'Bastan el nombre y una cantidad aproximada, por ejemplo: Internet 180 € al mes. U omítalo.',
  'The name of the program they start is enough. Or "none".':
    'Basta el nombre del programa que inician. O «ninguno».',
  'The name of the provider alone will do, for example: Comcast. Or skip it.':
    'Basta el nombre del operador, por ejemplo: Movistar. U omítalo.',
  'The name on your letterhead will do. Or skip it.': 'Sirve el nombre de su papel de carta. U omítalo.',
  'The names alone will do, for example: Billing; Scheduling. Or skip it.':
    'Bastan los nombres, por ejemplo: Facturación; Agenda. U omítalo.',
  'The names alone will do, for example: Front desk; Treatment; Accounts. Or skip it.':
    'Bastan los nombres, por ejemplo: Recepción; Tratamiento; Contabilidad. U omítalo.',
  'The names alone will do, for example: Main Street; Warehouse. Or skip it.':
    'Bastan los nombres, por ejemplo: Calle Mayor; Almacén. U omítalo.',
  'The names alone will do, for example: Main server; Copier. Or skip it.':
    'Bastan los nombres, por ejemplo: Servidor principal; Copiadora. U omítalo.',
  'The names alone will do. Or skip it.': 'Bastan los nombres. U omítalo.',
  'This answer is encrypted before it leaves your device, so that only {0} can read it. A typed message cannot be: please use the field below the question, or skip it.':
    'Esta respuesta se cifra antes de salir de su dispositivo, para que solo {0} pueda leerla. Un mensaje escrito no puede cifrarse: use el campo bajo la pregunta, u omítala.',
  'To see your result, say "send now". What is left you can skip.':
    'Para ver su resultado, diga «enviar ahora». Lo que queda puede omitirlo.',
  'Two letters, for example: US': 'Dos letras, por ejemplo: ES',
  'Two sentences are enough, for example: we run three dental practices in Austin and see 200 patients a day.':
    'Bastan dos frases, por ejemplo: llevamos tres clínicas dentales en Madrid y vemos a 200 pacientes al día.',
  'Type names as you say them at work, for example: QuickBooks, Gusto. Or "none".':
    'Escriba los nombres como los dicen en el trabajo, por ejemplo: QuickBooks, Factorial. O «ninguno».',
  'We can check the connection that you are on now. It takes half a minute and up to 25 MB. If you are not at the office, skip it and come back from there.':
    'Podemos medir la conexión en la que está ahora. Tarda medio minuto y usa hasta 25 MB. Si no está en la oficina, omítalo y vuelva desde allí.',
  'We could not find that answer. Pick it in "What we know so far", or say for example "edit employees".':
    'No encontramos esa respuesta. Elíjala en «Lo que sabemos», o diga por ejemplo «cambiar empleados».',
  'We did not find that in our list. Try another everyday word, for example: dentist, law firm, builder.':
    'No está en nuestra lista. Pruebe otra palabra común, por ejemplo: dentista, abogado, constructor.',
  'Without your consent nothing is scanned. Tick it if you agree, or skip this.':
    'Sin su consentimiento no se analiza nada. Márquelo si está de acuerdo, u omítalo.',
  'Your role alone is enough. Or skip it.': 'Basta su cargo. U omítalo.',
}

import type { Catalogue } from '../translate.ts'
import { mail } from './es-mail.ts'
import { web } from './es-web.ts'

/** What findings say, in Spanish. */
export const es: Catalogue = {
  ...mail,
  ...web,

  // From the answers.
  'Whether your data can be restored is not known yet': 'Aún no se sabe si sus datos se pueden recuperar',
  'A backup counts when it was restored once.':
    'Una copia de seguridad vale cuando se ha restaurado al menos una vez.',
  'Ask whoever runs it for the date of the last test, or let us test it.':
    'Pregunte a quien se ocupa de ella la fecha de la última prueba, o permítanos probarla.',
  'Your data is backed up, and a restore was tested':
    'Sus datos tienen copia de seguridad y la restauración se ha probado',
  'After a bad day you can be back at work.': 'Después de un mal día puede volver al trabajo.',
  'Your data is not backed up': 'Sus datos no tienen copia de seguridad',
  'Your backup was never tested': 'Su copia de seguridad nunca se ha probado',
  'A broken disk or one wrong click loses it for good.':
    'Un disco averiado o un clic equivocado bastan para perderlos para siempre.',
  'A backup that was never restored fails when it is needed more often than people think.':
    'Una copia que nunca se ha restaurado falla en el momento de necesitarla más a menudo de lo que se piensa.',
  'Set up a daily backup that is kept away from your computers, and restore a file from it once.':
    'Configure una copia diaria que se guarde lejos de sus equipos y restaure una vez un archivo a partir de ella.',
  'Restore one folder this week, note how long it took, and repeat it every quarter.':
    'Restaure una carpeta esta semana, anote cuánto tardó y repítalo cada trimestre.',
  'Who signs in with a second factor is not known yet':
    'Aún no se sabe quién inicia sesión con un segundo factor',
  'It is what stops most stolen passwords.': 'Es lo que detiene la mayoría de las contraseñas robadas.',
  'Your mail provider shows it in its admin page in two minutes.':
    'Su proveedor de correo lo muestra en la página de administración en dos minutos.',
  'Everyone signs in with a second factor': 'Todos inician sesión con un segundo factor',
  'A stolen password alone opens nothing.': 'Una contraseña robada por sí sola no abre nada.',
  'Nobody signs in with a second factor': 'Nadie inicia sesión con un segundo factor',
  'Not everyone signs in with a second factor': 'No todos inician sesión con un segundo factor',
  'One stolen or guessed password is enough to read your mail and to write invoices in your name.':
    'Basta una contraseña robada o adivinada para leer su correo y escribir facturas en su nombre.',
  'Switch it on for everyone, mail first. It costs nothing and takes an afternoon.':
    'Actívelo para todos, empezando por el correo. No cuesta nada y lleva una tarde.',
  'You have cyber insurance': 'Tiene un ciberseguro',
  'The cost of a bad day is shared, as long as its conditions are kept.':
    'Lo que cuesta un mal día se reparte, siempre que se cumplan sus condiciones.',
  'You have no cyber insurance': 'No tiene un ciberseguro',
  'Lawyers, letters to customers and lost days would be yours to pay.':
    'Abogados, avisos a los clientes y días perdidos correrían por su cuenta.',
  'Ask your broker for an offer; backup and a second factor lower the price.':
    'Pida una oferta a su corredor de seguros; la copia de seguridad y un segundo factor bajan el precio.',
  'Whether you have cyber insurance is not known yet': 'Aún no se sabe si tiene un ciberseguro',
  'It decides who pays for a bad day.': 'De ello depende quién paga un mal día.',
  'Ask whoever keeps your policies.': 'Pregunte a quien guarda sus pólizas.',
  'Nothing happened in the last two years': 'En los últimos dos años no pasó nada',
  'There is time to set things right in order.': 'Hay tiempo para poner las cosas en orden, paso a paso.',
  'In the last two years: {0}': 'En los últimos dos años: {0}',
  'a mailbox was taken over': 'alguien se apoderó de un buzón',
  'files were locked or encrypted': 'se bloquearon o cifraron archivos',
  'money went to the wrong account': 'se envió dinero a una cuenta equivocada',
  'data was lost or stolen': 'se perdieron o robaron datos',
  'a day or more without it': 'un día o más sin informática',
  'Whoever got in once knows the way; many come back.':
    'Quien entró una vez conoce el camino, y muchos vuelven.',
  'Find out how it began, and close that way: passwords, forwarding rules, remote access.':
    'Averigüe cómo empezó y cierre ese camino: contraseñas, reglas de reenvío, acceso remoto.',
  'Nobody looks after your IT': 'Nadie se ocupa de su informática',
  'Updates wait, and when something stops, the search for help begins that day.':
    'Las actualizaciones esperan, y cuando algo se para, la búsqueda de ayuda empieza ese mismo día.',
  'Name one person who is responsible, and one number to call.':
    'Nombre a una persona responsable y un número al que llamar.',
  'Your IT contract with {0} runs until {1}': 'Su contrato de informática con {0} dura hasta {1}',
  'Your IT contract runs until {0}': 'Su contrato de informática dura hasta {0}',
  'Many contracts renew by themselves when the notice is missed.':
    'Muchos contratos se renuevan solos cuando se pasa el plazo de aviso.',
  'Look up the notice period now and decide before it.':
    'Consulte ahora el plazo de aviso y decida antes de que venza.',

  // The next step.
  'Book 20 minutes with {0}: they go through this with you and say what each point would take.':
    'Reserve 20 minutos con {0}: lo repasan con usted y le dicen qué requeriría cada punto.',
  '{0} goes through this and gets in touch with what each point would take.':
    '{0} lo revisa y se pone en contacto con usted para decirle qué requeriría cada punto.',
  'They will also show you the other {0} that we found.':
    'También le mostrarán lo demás que encontramos ({0}).',
}

import type { Catalogue } from '../translate.ts'

/** Spanish: what the server says beside the conversation: cards, mails, pages, the result as PDF. */
export const hub: Catalogue = {
  // The page, and what every channel says.
  '(optional)': '(opcional)',
  'About {0} min left': 'Quedan unos {0} min',
  'Add as well': 'Añadir también',
  Close: 'Cerrar',
  Continue: 'Continuar',
  'Free IT check': 'Revisión informática gratuita',
  'IT assessment': 'Evaluación informática',
  'IT assessment of {0}': 'Evaluación informática de {0}',
  'IT assessment with {0}': 'Evaluación informática con {0}',
  'In your own words': 'Con sus propias palabras',
  'Please fill in: {0}.': 'Por favor, complete: {0}.',
  'Six minutes of questions, and a result at once: what is fine, what to fix, what to do next.':
    'Seis minutos de preguntas y un resultado al instante: lo que está bien, lo que hay que arreglar y cuál es el siguiente paso.',
  Skip: 'Omitir',
  'Thank you, we keep {0} with your answers.': 'Gracias, guardamos {0} junto con sus respuestas.',
  'That is right': 'Es correcto',
  'That message has {0} characters; we can take {1} at once. Please send the important part; everything before it is saved.':
    'Ese mensaje tiene {0} caracteres; podemos recibir {1} de una vez. Envíe la parte importante, por favor; todo lo anterior está guardado.',
  'This page needs JavaScript. Please switch it on, or call {0}.':
    'Esta página necesita JavaScript. Actívelo, por favor, o llame a {0}.',
  'We need your agreement to this to go on.': 'Para seguir necesitamos su consentimiento.',
  'Why we ask': 'Por qué preguntamos',

  // The result as a page and as a PDF.
  'By {0}, {1}. From your own answers and from public records.':
    'Por {0}, {1}. A partir de sus propias respuestas y de registros públicos.',
  'Next step': 'Siguiente paso',
  'Nothing to show here yet.': 'Todavía no hay nada que mostrar aquí.',
  'Nothing urgent was found.': 'No se encontró nada urgente.',
  'Page {0} of {1}': 'Página {0} de {1}',
  'What helps: {0}': 'Qué ayuda: {0}',
  'What is fine': 'Lo que está bien',
  'What to fix': 'Lo que hay que arreglar',
  'What we could not check': 'Lo que no pudimos comprobar',

  // Conversations that are over, or go on elsewhere.
  'Everything about this assessment was deleted.': 'Se ha borrado todo lo relativo a esta evaluación.',
  'Nothing of it is kept here. You can start anew at any time.':
    'Aquí no se conserva nada de ella. Puede empezar de nuevo en cualquier momento.',
  'Open that link here to go on. Nothing that was said is lost.':
    'Abra ese enlace aquí para continuar. No se pierde nada de lo dicho.',
  'The link that you came by has expired.': 'El enlace con el que llegó ha caducado.',
  'The person who sent you this link has taken it back.':
    'La persona que le envió este enlace lo ha retirado.',
  'This conversation went on by the link in the e-mail.':
    'Esta conversación continuó con el enlace del correo electrónico.',
  'This was just opened by the same link on another device, or by another person. Both see the same answers, and what one says the other sees at once. If it was neither you nor somebody you sent the link to, end your links under "My data".':
    'Alguien acaba de abrir esto con el mismo enlace, en otro dispositivo o desde otra persona. Ambos ven las mismas respuestas, y lo que dice uno lo ve el otro al instante. Si no fue usted ni alguien a quien envió el enlace, anule sus enlaces en «Sus datos».',
  'What you answered is kept. Ask the person who sent it for a new one.':
    'Lo que respondió se conserva. Pida uno nuevo a la persona que se lo envió.',
  'What you answered is kept. There is nothing more to do.':
    'Lo que respondió se conserva. No hay nada más que hacer.',

  // Invitations, and the link to continue.
  'A colleague': 'Alguien de su empresa',
  'Answer this step': 'Responder este paso',
  'At the end you see at once what is fine, what to fix first, and what the next step would be. It saves as you go.':
    'Al final ve enseguida lo que está bien, lo primero que hay que arreglar y cuál sería el siguiente paso. Todo se va guardando.',
  'Begin the assessment': 'Empezar la evaluación',
  'Continue the assessment': 'Continuar la evaluación',
  'Continue where you stopped': 'Continuar donde lo dejó',
  'Did you not ask for this? Then somebody mistyped an address. Please do not open the link.':
    '¿No lo ha pedido usted? Entonces alguien escribió mal una dirección. Por favor, no abra el enlace.',
  'Hello {0},': 'Hola, {0}:',
  'Hello,': 'Hola:',
  'Here is the link to your IT assessment. It opens where you stopped, on any device.':
    'Este es el enlace a su evaluación informática. Se abre donde lo dejó, en cualquier dispositivo.',
  'It works for {0} days. Opening it also shows that this address is yours.':
    'Funciona durante {0} días. Al abrirlo se confirma además que esta dirección es suya.',
  'Not interested? Then there is nothing to do: we send no reminder of an invitation.':
    '¿No le interesa? Entonces no tiene que hacer nada: no enviamos recordatorios de una invitación.',
  'The link opens this step alone. It takes a few minutes, and it works for {0} days.':
    'El enlace abre solo este paso. Lleva unos minutos y funciona durante {0} días.',
  'The link works for {0} days. It shows what we know of your company, so please do not pass it on.':
    'El enlace funciona durante {0} días. Muestra lo que sabemos de su empresa, así que le pedimos que no lo reenvíe.',
  'We have prepared a short assessment of your IT. What we know already is filled in: you confirm it or correct it, and answer what is left. It takes about six minutes.':
    'Hemos preparado una breve evaluación de su informática. Lo que ya sabemos está rellenado: usted lo confirma o lo corrige, y responde lo que falta. Lleva unos seis minutos.',
  'We sent this mail once, because {0} asked us to. We keep your address only with this link.':
    'Enviamos este correo una sola vez, porque {0} nos lo pidió. Guardamos su dirección solo junto con este enlace.',
  'Your IT assessment with {0}: the link to continue':
    'Su evaluación informática con {0}: el enlace para continuar',
  'Your answers go into the same assessment. You see nothing of the other steps.':
    'Sus respuestas pasan a la misma evaluación. No ve nada de los demás pasos.',
  '{0} asks for your help with one step: {1}': '{0} le pide ayuda con un paso: {1}',
  '{0} has prepared an IT assessment for you': '{0} ha preparado una evaluación informática para usted',
  "{0} is answering questions about your company's IT for {1}, and thinks that you know one step best: {2}.":
    '{0} está respondiendo preguntas de {1} sobre la informática de su empresa y cree que usted conoce mejor un paso: {2}.',

  // Reminders.
  'Everything that you answered is saved. {0} You can also send what is there, and get the result at once.':
    'Todo lo que respondió está guardado. {0} También puede enviar lo que hay y recibir el resultado al instante.',
  'No more reminders': 'No más recordatorios',
  'No more reminders, please': 'No quiero más recordatorios',
  'Shall we keep your IT assessment with {0} open?': '¿Mantenemos abierta su evaluación informática con {0}?',
  'Stop the reminders': 'Detener los recordatorios',
  'Stop the reminders?': '¿Detener los recordatorios?',
  'That is done. What you answered stays, and your link still works.':
    'Hecho. Lo que respondió se conserva y su enlace sigue funcionando.',
  'This is the last time we write about it.': 'Es la última vez que le escribimos sobre esto.',
  'We remind you because you agreed that we may contact you; twice at most.':
    'Se lo recordamos porque aceptó que podemos ponernos en contacto con usted; dos veces como máximo.',
  'Your IT assessment with {0} is saved where you stopped':
    'Su evaluación informática con {0} está guardada donde la dejó',
  '{0} steps are left.': { one: 'Queda un paso.', other: 'Quedan {0} pasos.' },
  '{0} will not remind you of this assessment again. What you answered stays, and your link still works.':
    '{0} no volverá a recordarle esta evaluación. Lo que respondió se conserva y su enlace sigue funcionando.',
}

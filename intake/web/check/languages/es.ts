import type { Catalogue } from '../../../language/translate.ts'

/** What the connection check says; loaded with it, not before. */
export const es: Catalogue = {
  'Connection check from this browser': 'Prueba de conexión desde este navegador',
  'It takes about half a minute.': 'Dura aproximadamente medio minuto.',
  'It reads your public address and who carries it,': 'Lee su dirección pública y quién la suministra,',
  'measures delay and speed between this browser and our server,':
    'mide el retardo y la velocidad entre este navegador y nuestro servidor,',
  'tries whether calls get through (UDP), and notes the version of this browser.':
    'comprueba si pasan las llamadas (UDP) y anota la versión de este navegador.',
  'It looks at nothing else in your network.': 'No mira nada más en su red.',
  'It transfers {0} MB at most. On a phone’s data plan, that counts.':
    'Transfiere como máximo {0} MB. En una tarifa móvil, eso cuenta.',
  'Start the check': 'Iniciar la prueba',
  'Check again': 'Probar de nuevo',
  'Type it in instead': 'Escribirlo en su lugar',
  'Back to the check': 'Volver a la prueba',
  Cancel: 'Cancelar',
  'Reading your address…': 'Leyendo su dirección…',
  'Measuring the delay…': 'Midiendo el retardo…',
  'Measuring the download…': 'Midiendo la bajada…',
  'Measuring the upload…': 'Midiendo la subida…',
  'Putting it together…': 'Reuniendo el resultado…',
  'Progress of the check': 'Progreso de la prueba',
  'The connection broke off before the check was done. Nothing of it was kept. Try again, or type it in.':
    'La conexión se cortó antes de terminar la prueba. No se guardó nada. Inténtelo de nuevo o escríbalo.',
  'Cancelled. Nothing of it was kept.': 'Cancelado. No se guardó nada.',
  'The check is done.': 'La prueba ha terminado.',
  'What this browser measured': 'Lo que midió este navegador',
  'Are you at the office now?': '¿Está ahora en la oficina?',
  'Are you at {0} now?': '¿Está ahora en {0}?',
  'At which location?': '¿En qué sede?',
  Yes: 'Sí',
  No: 'No',
  'Not sure': 'No lo sé',
  'Only with a yes do we take this as your office’s line.':
    'Solo con un sí lo tomamos como la línea de su oficina.',
  'Another location? Send a link': '¿Otra sede? Envíe un enlace',
  'A link for {0}': 'Un enlace para {0}',
  'Somebody at {0} opens it there, once, until {1}. It shows the check and nothing of your answers.':
    'Alguien en {0} lo abre allí, una vez, hasta el {1}. Muestra la prueba y nada de sus respuestas.',
  'Name of the location': 'Nombre de la sede',
  'Make the link': 'Crear el enlace',
  'How we know': 'Cómo lo sabemos',
  Line: 'Línea',
  Speed: 'Velocidad',
  Delay: 'Retardo',
  Calls: 'Llamadas',
  'This browser': 'Este navegador',
  Address: 'Dirección',
  'Not measured': 'Sin medir',
  '{0} Mbit/s down, {1} Mbit/s up': '{0} Mbit/s de bajada, {1} Mbit/s de subida',
  '{0} Mbit/s down; up could not be measured': '{0} Mbit/s de bajada; la subida no se pudo medir',
  '{0} Mbit/s up; down could not be measured': '{0} Mbit/s de subida; la bajada no se pudo medir',
  'Could not be measured': 'No se pudo medir',
  'That is what your contract says ({0} Mbit/s down).': 'Es lo que dice su contrato ({0} Mbit/s de bajada).',
  'That is {0} % of the {1} Mbit/s down in your contract. Wi-Fi often is the cause: try once more by cable.':
    'Es el {0} % de los {1} Mbit/s de bajada de su contrato. A menudo la causa es el wifi: pruebe otra vez por cable.',
  'That is more than the {0} Mbit/s down in your contract.':
    'Es más que los {0} Mbit/s de bajada de su contrato.',
  '{0} ms, varying by {1} ms': '{0} ms, con una variación de {1} ms',
  'While data flows it stays low ({0} ms).': 'Mientras fluyen datos se mantiene bajo ({0} ms).',
  'While data flows it rises to {0} ms: calls stutter while somebody else downloads. A router that queues fairly mends that.':
    'Mientras fluyen datos sube a {0} ms: las llamadas se entrecortan cuando otra persona descarga. Un router con colas justas lo arregla.',
  'This looks like an office line of {0}': 'Parece una línea de oficina de {0}',
  'This looks like an office line': 'Parece una línea de oficina',
  'This looks like a home line of {0}': 'Parece una línea doméstica de {0}',
  'This looks like a home line': 'Parece una línea doméstica',
  'This looks like the mobile network of {0}': 'Parece la red móvil de {0}',
  'This looks like a mobile network': 'Parece una red móvil',
  'This comes out of a data centre of {0}': 'Sale de un centro de datos de {0}',
  'This comes out of a data centre': 'Sale de un centro de datos',
  'This comes out of the VPN {0}': 'Sale de la VPN {0}',
  'This comes out of a VPN': 'Sale de una VPN',
  '{0} carries it; whether it is an office or a home line cannot be seen':
    'La suministra {0}; no se ve si es de oficina o de casa',
  'Who carries it cannot be seen from here': 'Desde aquí no se ve quién la suministra',
  'fairly sure': 'bastante seguro',
  probably: 'probablemente',
  'a guess': 'una suposición',
  'UDP gets through, which calls and meetings use.': 'UDP pasa; lo usan las llamadas y las reuniones.',
  'UDP seems to be blocked: calls and meetings will be worse than they could be.':
    'UDP parece bloqueado: las llamadas y reuniones irán peor de lo que podrían.',
  'Your router gives every connection another port, which some phone systems do not like.':
    'Su router da otro puerto a cada conexión, lo que no gusta a algunas centralitas.',
  'Your router keeps its ports, as phone systems like it.':
    'Su router conserva sus puertos, como prefieren las centralitas.',
  'A VPN, a proxy or a relay is likely:': 'Es probable una VPN, un proxy o un relé:',
  '{0} {1} on {2}': '{0} {1} en {2}',
  'It has missed updates for months. Please update it.':
    'Lleva meses sin actualizaciones. Actualícelo, por favor.',
  'You were asked to check the connection at {0}.': 'Le han pedido que pruebe la conexión en {0}.',
  'Please run it from {0}, on its own network and not on a phone’s.':
    'Ejecútela desde {0}, en su propia red y no en la de un teléfono.',
  'Thank you. The result is where it belongs; you can close this page.':
    'Gracias. El resultado está donde debe; puede cerrar esta página.',
  'Thank you. As you are not there, nothing of it counts. Open this link again once you are there.':
    'Gracias. Como no está allí, nada cuenta. Vuelva a abrir este enlace cuando esté allí.',
  'This link cannot be opened.': 'Este enlace no se puede abrir.',
}

import type { Catalogue } from '../translate.ts'

/** What findings say about website and name of a domain, in Spanish, and why something could not be checked. */
export const web: Catalogue = {
  // Not known is not missing.
  'This says nothing about how well it is set up.': 'Esto no dice nada sobre lo bien configurado que esté.',
  'We will try again; you can go on.': 'Lo intentaremos de nuevo; puede continuar.',
  'We could not look at the certificate of {0}: {1}.': 'No pudimos ver el certificado de {0}: {1}.',
  'We could not read the website of {0}: {1}.': 'No pudimos leer el sitio web de {0}: {1}.',
  'We could not look up {0}: {1}.': 'No pudimos consultar {0}: {1}.',
  'We could not see the name servers of {0}: {1}.': 'No pudimos ver los servidores de nombres de {0}: {1}.',
  'the name server did not answer in time': 'el servidor de nombres no respondió a tiempo',
  'the name server reported a failure of its own': 'el servidor de nombres informó de un fallo propio',
  'the name server refused the question': 'el servidor de nombres rechazó la consulta',
  'no name server could be reached': 'no se pudo contactar con ningún servidor de nombres',
  'the name server does not know this kind of question':
    'el servidor de nombres no conoce este tipo de consulta',
  'the name server did not understand the question': 'el servidor de nombres no entendió la consulta',
  'the name server sent an answer that cannot be read':
    'el servidor de nombres envió una respuesta que no se puede leer',
  'the name server could not be asked': 'no se pudo consultar al servidor de nombres',
  'the name server here does not know the public internet':
    'el servidor de nombres de aquí no conoce la Internet pública',
  'there was nothing to ask': 'no había nada que consultar',
  'there was no answer within {0} s': 'no hubo respuesta en {0} s',
  'something went wrong on our side': 'algo falló por nuestra parte',
  'the question for them brought no answer': 'la consulta no obtuvo respuesta',
  'the website answered with the error {0}': 'el sitio web respondió con el error {0}',
  'the address of the website could not be looked up': 'no se pudo consultar la dirección del sitio web',
  'the website leads into a private network': 'el sitio web lleva a una red privada',
  'the website redirects without end': 'el sitio web redirige sin fin',
  'the certificate of the website is not trusted': 'el certificado del sitio web no es de confianza',
  'the website sent an answer that cannot be read': 'el sitio web envió una respuesta que no se puede leer',
  'the website redirects to an address that we do not visit':
    'el sitio web redirige a una dirección que no visitamos',
  'the website did not answer in time': 'el sitio web no respondió a tiempo',
  'the web server answers, but not with an encrypted connection':
    'el servidor web responde, pero no con una conexión cifrada',
  'the web server did not answer on the port for encrypted connections':
    'el servidor web no respondió en el puerto para conexiones cifradas',

  // The certificate.
  'The certificate of your website has expired.': 'El certificado de su sitio web ha caducado.',
  'Renew it, and let it renew itself.': 'Renuévelo y deje que se renueve solo.',
  'The certificate of your website is not valid yet.': 'El certificado de su sitio web aún no es válido.',
  'Install the current one, and check the clock of the server.':
    'Instale el actual y compruebe el reloj del servidor.',
  'The certificate of your website is for another name.':
    'El certificado de su sitio web es para otro nombre.',
  'Get one that names your domain, with and without "www".':
    'Obtenga uno que nombre su dominio, con y sin «www».',
  'The certificate of your website was signed by nobody but itself.':
    'El certificado de su sitio web solo está firmado por sí mismo.',
  'Get one from a certificate authority; good ones cost nothing.':
    'Obtenga uno de una autoridad de certificación; los hay buenos y gratuitos.',
  'Your web server does not send the whole chain of its certificate.':
    'Su servidor web no envía la cadena completa de su certificado.',
  'Install the intermediate certificate beside your own.': 'Instale el certificado intermedio junto al suyo.',
  'The certificate of your website comes from an authority that browsers do not know.':
    'El certificado de su sitio web viene de una autoridad que los navegadores no conocen.',
  'Get one from a public certificate authority; good ones cost nothing.':
    'Obtenga uno de una autoridad de certificación pública; los hay buenos y gratuitos.',
  'Your web server speaks only an outdated form of encryption.':
    'Su servidor web solo usa un cifrado anticuado.',
  'Switch on TLS 1.2 and 1.3, and switch older versions off.':
    'Active TLS 1.2 y 1.3, y desactive las versiones anteriores.',
  'The certificate of your website is not trusted.': 'El certificado de su sitio web no es de confianza.',
  'Get a new one from a public certificate authority.':
    'Obtenga uno nuevo de una autoridad de certificación pública.',
  'Renew it.': 'Renuévelo.',
  'Visitors see a warning instead of your website, and most of them leave.':
    'Los visitantes ven una advertencia en lugar de su sitio web, y la mayoría se va.',
  'The certificate of your website ends in {0} day.': 'El certificado de su sitio web caduca en {0} día.',
  'The certificate of your website ends in {0} days.': 'El certificado de su sitio web caduca en {0} días.',
  'From then on visitors see a warning instead of your website.':
    'A partir de entonces los visitantes verán una advertencia en lugar de su sitio web.',
  'Renew it now, and let it renew itself from then on.':
    'Renuévelo ahora y deje que después se renueve solo.',
  'The certificate of your website is in order for {0} more days.':
    'El certificado de su sitio web está en orden durante {0} días más.',
  'Browsers trust the connection to it.': 'Los navegadores confían en la conexión con él.',

  // The website.
  'There is no website at {0}.': 'No hay ningún sitio web en {0}.',
  'That is fine if you use another address for it.': 'No importa si usa otra dirección para él.',
  'Your website is shown without encryption.': 'Su sitio web se muestra sin cifrado.',
  'Browsers mark it as not secure, and what visitors type can be read on the way.':
    'Los navegadores lo marcan como no seguro, y lo que escriben los visitantes se puede leer por el camino.',
  'Switch on https at your web host and redirect every visitor to it; it is often one click.':
    'Active https en su proveedor de alojamiento y redirija allí a todos los visitantes; a menudo es un solo clic.',
  'Your website is encrypted.': 'Su sitio web está cifrado.',
  'What visitors type there cannot be read on the way.':
    'Lo que escriben allí los visitantes no se puede leer por el camino.',
  'Browsers that know your website never use the unencrypted way again.':
    'Los navegadores que conocen su sitio web no vuelven a usar la vía sin cifrar.',
  'A stranger on the same Wi-Fi cannot lead your visitors to a copy of it.':
    'Un extraño en la misma red wifi no puede llevar a sus visitantes a una copia.',
  'Browsers may still try your website without encryption first.':
    'Los navegadores todavía pueden intentar primero su sitio web sin cifrado.',
  'On a shared Wi-Fi a stranger could lead visitors to a copy of it.':
    'En una red wifi compartida, un extraño podría llevar a los visitantes a una copia.',
  'Have your web server send the header "Strict-Transport-Security"; it is one line.':
    'Haga que su servidor web envíe la cabecera «Strict-Transport-Security»; es una sola línea.',
  'Your website tells everyone that it runs {0}.': 'Su sitio web revela a todos que usa {0}.',
  'Attackers look for exactly such versions when a weakness becomes known.':
    'Los atacantes buscan justo esas versiones cuando se conoce un punto débil.',
  'Keep it up to date automatically, and hide the version.':
    'Manténgalo actualizado de forma automática y oculte la versión.',

  // The name of the domain.
  'We found no trace of {0} on the internet.': 'No encontramos rastro de {0} en Internet.',
  'Neither a website nor mail can work under this name.':
    'Con este nombre no pueden funcionar ni un sitio web ni el correo.',
  'Check the spelling, and whether the domain is still registered.':
    'Revise la ortografía y si el dominio sigue registrado.',
  '{0} hangs on a single name server.': '{0} depende de un solo servidor de nombres.',
  'When it fails, your website and mail cannot be found until it is back.':
    'Si falla, su sitio web y su correo no se encuentran hasta que vuelva.',
  'Move the domain to a DNS service with at least two name servers; most cost nothing.':
    'Pase el dominio a un servicio DNS con al menos dos servidores de nombres; la mayoría son gratuitos.',
  '{0} name servers answer for {1}.': '{0} servidores de nombres responden por {1}.',
  '{0} answers for {1}.': '{0} responde por {1}.',
  'Your name stays reachable when one of them fails.': 'Su nombre sigue accesible si falla uno de ellos.',
}

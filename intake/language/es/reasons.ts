import type { Catalogue } from '../translate.ts'

/** Spanish: why something is asked, and what it brings. */
export const reasons: Catalogue = {
  'Made for companies that work at their customers’ places.':
    'Hecho para empresas que trabajan en las instalaciones de sus clientes.',
  'Made for factories and machine shops.': 'Hecho para fábricas y talleres.',
  'Made for organisations that live on donations.': 'Hecho para organizaciones que viven de donativos.',
  'Made for tax and accounting firms.': 'Hecho para asesorías fiscales y contables.',
  'Proposal and contract are right the first time.': 'La propuesta y el contrato salen bien a la primera.',
  'Proposal and contract are right the first time. (about 3 minutes)':
    'La propuesta y el contrato salen bien a la primera. (unos 3 minutos)',
  'So that nobody explains to a director what only the administrator asks, and the call comes when it suits you.':
    'Para que nadie explique a la dirección lo que solo pregunta el administrador, y la llamada llegue cuando le venga bien.',
  'So that nobody proposes what you have already, and nothing starts before a contract ends. Your IT provider sees it; whoever looks after your IT today does not.':
    'Para que nadie proponga lo que ya tienen, y nada empiece antes de que acabe un contrato. Su proveedor informático lo ve; quien se encarga hoy de su informática, no.',
  'So that the proposal answers the questions of everyone who decides. Nobody is written to without your word.':
    'Para que la propuesta responda a las preguntas de todos los que deciden. No se escribe a nadie sin su permiso.',
  'So that the proposal fits your money and your calendar and reaches whoever decides. Your IT provider sees it.':
    'Para que la propuesta se ajuste a su presupuesto y a su calendario y llegue a quien decide. Su proveedor informático lo ve.',
  'So that the proposal is about what you want, and not about everything there is. Your IT provider sees it.':
    'Para que la propuesta trate de lo que quiere, y no de todo lo que hay. Su proveedor informático lo ve.',
  'So that the record of your company is right, and nobody calls your own number for a question to the front desk.':
    'Para que los datos de su empresa sean correctos, y nadie llame a su número para una pregunta de recepción.',
  'So that the result starts with what bothers you. The people who prepare your proposal see it.':
    'Para que el resultado empiece por lo que le molesta. Lo ven quienes preparan su propuesta.',
  'So that we can compare what you pay for with what arrives, and see what happens when a line fails.':
    'Para comparar lo que paga con lo que llega, y ver qué pasa cuando falla una línea.',
  'So that we can send you the result and the link to continue. Your IT provider sees it; nobody else does, and you can ask for it to be deleted.':
    'Para enviarle el resultado y el enlace para continuar. Lo ve su proveedor informático y nadie más, y puede pedir que se borre.',
  'So that we know how to address you, and can look up what public records say about your website. You and the people at your IT provider who work on this see it.':
    'Para saber cómo dirigirnos a usted, y consultar lo que dicen los registros públicos de su sitio web. Lo ven usted y las personas de su proveedor que trabajan en ello.',
  'So that you can see whether you pay too much, and for what. Your IT provider sees it; a band is enough, and you can skip it.':
    'Para que vea si paga demasiado, y por qué. Su proveedor informático lo ve; basta un rango, y puede omitirlo.',
  'So that you type as little as possible, and the record at your IT provider is right from the start. What you see here is public; your answer is seen by your IT provider.':
    'Para que escriba lo menos posible, y los datos en su proveedor sean correctos desde el principio. Lo que ve aquí es público; su respuesta la ve su proveedor informático.',
  'Support is offered for the hours and places you really work at.':
    'El soporte se ofrece para las horas y los lugares en que trabajan de verdad.',
  'Support is offered for the hours and places you really work at. (about 4 minutes)':
    'El soporte se ofrece para las horas y los lugares en que trabajan de verdad. (unos 4 minutos)',
  'The proposal answers these one by one, the worst first.':
    'La propuesta responde a esto punto por punto, lo peor primero.',
  'The proposal answers what bothers you, and reaches everyone who decides.':
    'La propuesta responde a lo que le molesta, y llega a todos los que deciden.',
  'The proposal answers what bothers you, and reaches everyone who decides. (about 3 minutes)':
    'La propuesta responde a lo que le molesta, y llega a todos los que deciden. (unos 3 minutos)',
  'You get a list of what you run, what is protected, and what you pay for twice.':
    'Recibirá una lista de lo que utilizan, lo que está protegido y lo que pagan dos veces.',
  'You get a list of what you run, what is protected, and what you pay for twice. (about 5 minutes)':
    'Recibirá una lista de lo que utilizan, lo que está protegido y lo que pagan dos veces. (unos 5 minutos)',
  'You get a plan for what must run first, and for where you are going.':
    'Recibirá un plan: lo que debe funcionar primero, y adónde van.',
  'You get a plan for what must run first, and for where you are going. (about 4 minutes)':
    'Recibirá un plan: lo que debe funcionar primero, y adónde van. (unos 4 minutos)',
  'You know which rules to look at before an auditor or a customer asks.':
    'Sabrá qué normas revisar antes de que lo pregunte un auditor o un cliente.',
  'You know which rules to look at before an auditor or a customer asks. (about 1 minute)':
    'Sabrá qué normas revisar antes de que lo pregunte un auditor o un cliente. (alrededor de 1 minuto)',
  'You know which rules to look at before an auditor or a customer asks. (about 2 minutes)':
    'Sabrá qué normas revisar antes de que lo pregunte un auditor o un cliente. (unos 2 minutos)',
  'You know which rules to look at before an auditor or a customer asks. (about 3 minutes)':
    'Sabrá qué normas revisar antes de que lo pregunte un auditor o un cliente. (unos 3 minutos)',
  'You learn where one failure would stop everything.': 'Descubrirá dónde un solo fallo lo pararía todo.',
  'You learn where one failure would stop everything. (about 3 minutes)':
    'Descubrirá dónde un solo fallo lo pararía todo. (unos 3 minutos)',
  'You see whether your contract is fair, and how dependent you are.':
    'Verá si su contrato es justo, y cuánto dependen de él.',
  'You see whether your line keeps what its contract promises, and what a scan would bring.':
    'Verá si su línea cumple lo que promete el contrato, y qué aportaría un análisis.',
  'You see whether your line keeps what its contract promises, and what a scan would bring. (about 3 minutes)':
    'Verá si su línea cumple lo que promete el contrato, y qué aportaría un análisis. (unos 3 minutos)',
  'You see your costs for each person, what renews soon, and where to save.':
    'Verá sus gastos por persona, lo que se renueva pronto y dónde ahorrar.',
  'You see your costs for each person, what renews soon, and where to save. (about 3 minutes)':
    'Verá sus gastos por persona, lo que se renueva pronto y dónde ahorrar. (unos 3 minutos)',
}

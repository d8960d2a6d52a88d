/** The least that a bot can do: it says what it is told, to a command and to a mention. */
import { ApplicationCommandOptionType, Client, Events, GatewayIntentBits } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  rest: { api: process.env.DISCORD_API_URL ?? '' },
});

client.once(Events.ClientReady, async ({ application }) => {
  const { String: type } = ApplicationCommandOptionType;
  const options = [{ type, name: 'text', description: 'What to say', required: true }] as const;
  await application.commands.set([{ name: 'echo', description: 'Says it', options }]);
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.reply(interaction.options.getString('text', true));
});

client.on(Events.MessageCreate, async (message) => {
  if (!message.author.bot && message.mentions.has(message.client.user)) await message.reply(message.content);
});

// Without a listener, an answer that comes too late would end it.
client.on(Events.Error, console.error);

await client.login(process.env.DISCORD_TOKEN);

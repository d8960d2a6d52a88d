import './discord-look.ts';
import './composer/composer.ts';
import './dialog.ts';
import './message/edit.ts';
import './message/menu.ts';
import './app.ts';

ALTER TABLE "phone_lines" ADD "stun" text DEFAULT '' NOT NULL;
ALTER TABLE "phone_lines" ADD "turn" text DEFAULT '' NOT NULL;
ALTER TABLE "phone_lines" ADD "turn_user" text DEFAULT '' NOT NULL;
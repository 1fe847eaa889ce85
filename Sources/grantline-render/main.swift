import Commands

Program.main(RenderCommand.self)
